-- Imports: finding what is on record already, and what a batch did. What looks an
-- estate up asks for no order: with one, PostgreSQL walks the ids of a young table.

-- estates_by_number: estates that carry this number of the list they came from
SELECT {estate e} FROM estates e
 WHERE e.tenant = :tenant AND e.source_no = :no AND e.removed_at IS NULL LIMIT :n;

-- estates_by_name: estates of this name
SELECT {estate e} FROM estates e
 WHERE e.tenant = :tenant AND e.name = :name AND e.removed_at IS NULL LIMIT :n;

-- estate_problem: any problem on record at an estate
SELECT p.id FROM problems p WHERE p.tenant = :tenant AND p.estate = :estate LIMIT 1;

-- estate_before: what a version of a record changed
SELECT v.fields FROM events v WHERE v.tenant = :tenant AND v.item = :item AND v.version = :version LIMIT 1;

-- import_progress: how far a batch has come, if nobody else has brought it further
UPDATE batches SET done = :done, at_byte = :at, at_line = :line
 WHERE tenant = :tenant AND id = :id AND at_byte = :was AND state = :running;

-- batch_lines: lines of a stretch of the file with one outcome
SELECT b.line FROM batch_rows b
 WHERE b.tenant = :tenant AND b.batch = :batch AND b.outcome = :outcome AND b.line >= :from AND b.line <= :to
 ORDER BY b.line;

-- batch_next: the rows with one outcome after a line
SELECT {batch_row b} FROM batch_rows b
 WHERE b.tenant = :tenant AND b.batch = :batch AND b.outcome = :outcome AND b.line > :after ORDER BY b.line LIMIT :n;

-- batch_outcomes: how many rows of a batch ended how
SELECT b.outcome, count(*) FROM batch_rows b
 WHERE b.tenant = :tenant AND b.batch = :batch GROUP BY b.outcome ORDER BY b.outcome;

-- batch_row_end: a row of a batch was taken back, or kept
UPDATE batch_rows SET outcome = :outcome, reason = :reason
 WHERE tenant = :tenant AND batch = :batch AND line = :line;

-- batch_row_name: what a kept record is called
UPDATE batch_rows SET value = :value WHERE tenant = :tenant AND batch = :batch AND line = :line;

-- estates_counted [sqlite]: nothing; indexes are chosen without counts
SELECT 1
-- estates_counted [postgres]: a table that has just grown is looked at again, so that plans made when it was empty go
ANALYZE estates
