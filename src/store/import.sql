-- Imports: finding what is on record already, and what a batch did. What looks an
-- estate up asks for no order: with one, PostgreSQL walks the ids of a young table.

-- estates_by_number: estates that carry this number of the list they came from
SELECT {estate e} FROM estates e
 WHERE e.tenant = :tenant AND e.source_no = :no AND e.removed_at IS NULL LIMIT :n;

-- estates_by_name: estates of this name
SELECT {estate e} FROM estates e
 WHERE e.tenant = :tenant AND e.name = :name AND e.removed_at IS NULL LIMIT :n;

-- estates_by_numbers [sqlite]: estates that carry one of these numbers
SELECT {estate e} FROM estates e
 WHERE e.tenant = :tenant AND e.source_no IN (SELECT keys.value FROM json_each(:keys) keys) AND e.removed_at IS NULL LIMIT :n;
-- estates_by_numbers [postgres]: estates that carry one of these numbers
SELECT {estate e} FROM estates e
 WHERE e.tenant = :tenant AND e.source_no = ANY(ARRAY(SELECT json_array_elements_text(CAST(CAST(:keys AS TEXT) AS json))))
   AND e.removed_at IS NULL LIMIT :n;

-- estates_by_names [sqlite]: estates of one of these names
SELECT {estate e} FROM estates e
 WHERE e.tenant = :tenant AND e.name IN (SELECT keys.value FROM json_each(:keys) keys) AND e.removed_at IS NULL LIMIT :n;
-- estates_by_names [postgres]: estates of one of these names
SELECT {estate e} FROM estates e
 WHERE e.tenant = :tenant AND e.name = ANY(ARRAY(SELECT json_array_elements_text(CAST(CAST(:keys AS TEXT) AS json))))
   AND e.removed_at IS NULL LIMIT :n;

-- alike_buildings [sqlite]: buildings of one of these names in any of these estates
SELECT {building x} FROM buildings x
 WHERE x.tenant = :tenant AND x.estate IN (SELECT keys.value FROM json_each(:estates) keys)
   AND x.name IN (SELECT keys.value FROM json_each(:keys) keys) AND x.removed_at IS NULL LIMIT :n;
-- alike_buildings [postgres]: buildings of one of these names in any of these estates
SELECT {building x} FROM buildings x
 WHERE x.tenant = :tenant AND x.estate = ANY(ARRAY(SELECT CAST(json_array_elements_text(CAST(CAST(:estates AS TEXT) AS json)) AS BIGINT)))
   AND x.name = ANY(ARRAY(SELECT json_array_elements_text(CAST(CAST(:keys AS TEXT) AS json)))) AND x.removed_at IS NULL LIMIT :n;

-- alike_ledger_months [sqlite]: figures of one of these months in any of these estates
SELECT {ledger_month x} FROM ledger_months x
 WHERE x.tenant = :tenant AND x.estate IN (SELECT keys.value FROM json_each(:estates) keys)
   AND x.month IN (SELECT keys.value FROM json_each(:keys) keys) AND x.removed_at IS NULL LIMIT :n;
-- alike_ledger_months [postgres]: figures of one of these months in any of these estates
SELECT {ledger_month x} FROM ledger_months x
 WHERE x.tenant = :tenant AND x.estate = ANY(ARRAY(SELECT CAST(json_array_elements_text(CAST(CAST(:estates AS TEXT) AS json)) AS BIGINT)))
   AND x.month = ANY(ARRAY(SELECT json_array_elements_text(CAST(CAST(:keys AS TEXT) AS json)))) AND x.removed_at IS NULL LIMIT :n;

-- alike_households [sqlite]: households of one of these doors in any of these estates
SELECT {household x} FROM households x
 WHERE x.tenant = :tenant AND x.estate IN (SELECT keys.value FROM json_each(:estates) keys)
   AND x.code IN (SELECT keys.value FROM json_each(:keys) keys) AND x.removed_at IS NULL LIMIT :n;
-- alike_households [postgres]: households of one of these doors in any of these estates
SELECT {household x} FROM households x
 WHERE x.tenant = :tenant AND x.estate = ANY(ARRAY(SELECT CAST(json_array_elements_text(CAST(CAST(:estates AS TEXT) AS json)) AS BIGINT)))
   AND x.code = ANY(ARRAY(SELECT json_array_elements_text(CAST(CAST(:keys AS TEXT) AS json)))) AND x.removed_at IS NULL LIMIT :n;

-- estate_problem: any problem on record at an estate
SELECT p.id FROM problems p WHERE p.tenant = :tenant AND p.estate = :estate LIMIT 1;

-- same_buildings: buildings of this name in an estate
SELECT {building b} FROM buildings b
 WHERE b.tenant = :tenant AND b.estate = :estate AND b.name = :name AND b.removed_at IS NULL LIMIT :n;

-- same_stairwells: stairwells of a building
SELECT {stairwell s} FROM stairwells s
 WHERE s.tenant = :tenant AND s.building = :building AND s.estate = :estate AND s.removed_at IS NULL LIMIT :n;

-- same_elevators: lifts of an estate
SELECT {elevator x} FROM elevators x WHERE x.tenant = :tenant AND x.estate = :estate AND x.removed_at IS NULL LIMIT :n;

-- same_elevators_code: lifts that carry this code
SELECT {elevator x} FROM elevators x WHERE x.tenant = :tenant AND x.code = :code AND x.removed_at IS NULL LIMIT :n;

-- same_facilities: facilities of one kind in an estate
SELECT {facility f} FROM facilities f
 WHERE f.tenant = :tenant AND f.estate = :estate AND f.kind = :kind AND f.removed_at IS NULL LIMIT :n;

-- same_contracts: contracts of an estate
SELECT {contract x} FROM contracts x WHERE x.tenant = :tenant AND x.estate = :estate AND x.removed_at IS NULL LIMIT :n;

-- same_owners_bodies: owners' bodies of an estate
SELECT {owners_body o} FROM owners_bodies o
 WHERE o.tenant = :tenant AND o.estate = :estate AND o.removed_at IS NULL LIMIT :n;

-- same_ledger_months: an estate's figures of one month
SELECT {ledger_month m} FROM ledger_months m
 WHERE m.tenant = :tenant AND m.estate = :estate AND m.month = :month AND m.removed_at IS NULL LIMIT :n;

-- same_households: households of this door in an estate
SELECT {household h} FROM households h
 WHERE h.tenant = :tenant AND h.estate = :estate AND h.code = :code AND h.removed_at IS NULL LIMIT :n;

-- same_households_in: households of this door in a building
SELECT {household h} FROM households h
 WHERE h.tenant = :tenant AND h.building = :building AND h.code = :code AND h.removed_at IS NULL LIMIT :n;

-- import_buildings: what the buildings of an estate are called
SELECT b.id, b.id, b.name FROM buildings b
 WHERE b.tenant = :tenant AND b.estate = :estate AND b.removed_at IS NULL LIMIT :n;

-- import_stairwells: what its stairwells are called, and where they are
SELECT s.id, s.building, s.name FROM stairwells s
 WHERE s.tenant = :tenant AND s.estate = :estate AND s.removed_at IS NULL LIMIT :n;

-- import_held: does anything that is not removed stand in this estate or building, or on this stairwell
SELECT b.id FROM buildings b WHERE b.tenant = :tenant AND b.estate = :item AND b.removed_at IS NULL
UNION ALL SELECT e.id FROM elevators e WHERE e.tenant = :tenant AND e.estate = :item AND e.removed_at IS NULL
UNION ALL SELECT f.id FROM facilities f WHERE f.tenant = :tenant AND f.estate = :item AND f.removed_at IS NULL
UNION ALL SELECT k.id FROM contracts k WHERE k.tenant = :tenant AND k.estate = :item AND k.removed_at IS NULL
UNION ALL SELECT o.id FROM owners_bodies o WHERE o.tenant = :tenant AND o.estate = :item AND o.removed_at IS NULL
UNION ALL SELECT m.id FROM ledger_months m WHERE m.tenant = :tenant AND m.estate = :item AND m.removed_at IS NULL
UNION ALL SELECT h.id FROM households h WHERE h.tenant = :tenant AND h.estate = :item AND h.removed_at IS NULL
UNION ALL SELECT s.id FROM stairwells s WHERE s.tenant = :tenant AND s.building = :item AND s.removed_at IS NULL
UNION ALL SELECT e.id FROM elevators e WHERE e.tenant = :tenant AND e.building = :item AND e.removed_at IS NULL
UNION ALL SELECT h.id FROM households h WHERE h.tenant = :tenant AND h.building = :item AND h.removed_at IS NULL
UNION ALL SELECT e.id FROM elevators e
 WHERE e.tenant = :tenant AND e.building = :building AND e.stairwell = :item AND e.removed_at IS NULL
UNION ALL SELECT h.id FROM households h
 WHERE h.tenant = :tenant AND h.building = :building AND h.stairwell = :item AND h.removed_at IS NULL
UNION ALL SELECT r.id FROM lift_records r WHERE r.tenant = :tenant AND r.elevator = :item AND r.removed_at IS NULL
LIMIT 1;

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

-- batch_drop: what an earlier trial of a batch refused
DELETE FROM batch_rows WHERE tenant = :tenant AND batch = :batch;

-- batches_page: imports, the newest first
SELECT {batch b} FROM batches b
 WHERE b.tenant = :tenant AND b.id < :after AND (:noun = '' OR b.noun = :noun) AND (:by = 0 OR b.created_by = :by)
   AND b.removed_at IS NULL ORDER BY b.id DESC LIMIT :n;

-- mapping_find: how the columns of such a file were settled last
SELECT {mapping m} FROM mappings m
 WHERE m.tenant = :tenant AND m.noun = :noun AND m.signature = :signature AND m.removed_at IS NULL LIMIT 1;

-- import_turn [sqlite]: nothing; one writes at a time
SELECT :tenant
-- import_turn [postgres]: chunks of two imports do not make the same record side by side
SELECT pg_advisory_xact_lock(7303014, (:tenant % 2147483647)::int)

-- base_counted [sqlite]: nothing; indexes are chosen without counts
SELECT 1
-- base_counted [postgres]: tables that have just grown are looked at again, so that plans made when they were empty go
ANALYZE estates, buildings, stairwells, elevators, facilities, contracts, owners_bodies, ledger_months, households
