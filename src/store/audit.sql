-- What seals and verifies the trail.

-- unsealed [sqlite]: events not sealed yet within a stretch of ids, in their order
SELECT e.id, e.chain FROM events e
 WHERE +e.tenant = :tenant AND e.id > :after AND e.id <= :upto AND e.seal IS NULL ORDER BY e.id LIMIT :n;
-- unsealed [postgres]: events not sealed yet within a stretch of ids, in their order
SELECT e.id, e.chain FROM events e
 WHERE e.tenant = :tenant AND e.id > :after AND e.id <= :upto AND e.seal IS NULL ORDER BY e.id LIMIT :n;

-- seal_mark: take them into a seal; those that are taken
UPDATE events SET seal = :seal WHERE tenant = :tenant AND id > :after AND id <= :upto AND seal IS NULL
RETURNING id, chain;

-- seal_last: the newest seal
SELECT {seal s} FROM seals s WHERE s.tenant = :tenant AND s.id > 0 ORDER BY s.id DESC LIMIT 1;

-- seals_after: seals in their order
SELECT {seal s} FROM seals s WHERE s.tenant = :tenant AND s.id > :after ORDER BY s.id LIMIT :n;

-- sealed_events [sqlite]: what lies between the ends of a seal
SELECT e.id, e.chain, e.seal FROM events e
 WHERE +e.tenant = :tenant AND e.id >= :from AND e.id <= :upto ORDER BY e.id;
-- sealed_events [postgres]: what lies between the ends of a seal
SELECT e.id, e.chain, e.seal FROM events e
 WHERE e.tenant = :tenant AND e.id >= :from AND e.id <= :upto ORDER BY e.id;

-- events_by_item: the trail record by record, for verifying
SELECT {event e} FROM events e WHERE e.tenant = :tenant AND e.item > :after ORDER BY e.item, e.id LIMIT :n;

-- item_last_event: the newest event of a record
SELECT e.id, e.version FROM events e WHERE e.tenant = :tenant AND e.item = :item ORDER BY e.id DESC LIMIT 1;

-- nodes_wrong: places in the closure that are not those of their problem (whole)
SELECT n.item, n.node FROM problems p JOIN item_nodes n ON n.tenant = p.tenant AND n.item = p.id
 WHERE p.tenant = :tenant AND p.id > :after AND p.id <= :upto
   AND (n.open <> p.open OR coalesce(n.due, -1) <> coalesce(p.due, -1)) ORDER BY n.item, n.node LIMIT 100;

-- request_nodes_wrong: places in the closure that are not those of their request (whole)
SELECT n.item, n.node FROM requests r JOIN item_nodes n ON n.tenant = r.tenant AND n.item = r.id
 WHERE r.tenant = :tenant AND r.id > :after AND r.id <= :upto
   AND (n.open <> r.open OR coalesce(n.due, -1) <> coalesce(r.due, -1)) ORDER BY n.item, n.node LIMIT 100;

-- events_newest [sqlite]: the trail, newest first
SELECT {event e} FROM events e WHERE +e.tenant = :tenant AND e.id < :before AND e.id >= :from ORDER BY e.id DESC LIMIT :n;
-- events_newest [postgres]: the trail, newest first
SELECT {event e} FROM events e WHERE e.tenant = :tenant AND e.id < :before AND e.id >= :from ORDER BY e.id DESC LIMIT :n;

-- events_of_item: the trail of one record, newest first
SELECT {event e} FROM events e
 WHERE e.tenant = :tenant AND e.item = :item AND e.id < :before AND e.id >= :from ORDER BY e.id DESC LIMIT :n;

-- seals_newest: the newest seals
SELECT {seal s} FROM seals s WHERE s.tenant = :tenant AND s.id > 0 ORDER BY s.id DESC LIMIT :n;

-- looks_newest [sqlite]: who saw what is hidden, newest first
SELECT {look l} FROM looks l WHERE +l.tenant = :tenant AND l.id < :before ORDER BY l.id DESC LIMIT :n;
-- looks_newest [postgres]: who saw what is hidden, newest first
SELECT {look l} FROM looks l WHERE l.tenant = :tenant AND l.id < :before ORDER BY l.id DESC LIMIT :n;

-- look_reword: the reason of a look, without what an erasure takes out
UPDATE looks SET reason = :reason WHERE tenant = :tenant AND id = :id;

-- looks_of_item: who looked at a record
SELECT {look l} FROM looks l WHERE l.tenant = :tenant AND l.item = :item ORDER BY l.id;

-- verifications_newest [sqlite]: what was verified, newest first
SELECT {verification v} FROM verifications v WHERE +v.tenant = :tenant AND v.id > 0 ORDER BY v.id DESC LIMIT :n;
-- verifications_newest [postgres]: what was verified, newest first
SELECT {verification v} FROM verifications v WHERE v.tenant = :tenant AND v.id > 0 ORDER BY v.id DESC LIMIT :n;

-- verification_of_state: one that waits, or runs
SELECT {verification v} FROM verifications v WHERE v.tenant = :tenant AND v.state = :state ORDER BY v.id LIMIT 1;

-- verification_beat: how far it is; none when it was taken back meanwhile
UPDATE verifications SET heard_at = :now, progress = :progress, total = :total
 WHERE tenant = :tenant AND id = :id AND state = 2;

-- events_sealed: how many events the seals hold (whole)
SELECT CAST(coalesce(sum(s.count), 0) AS BIGINT) FROM seals s WHERE s.tenant = :tenant AND s.id > 0;

-- problem_numbered: the record of a number
SELECT p.id FROM problems p WHERE p.tenant = :tenant AND p.no = :no;

-- steps_worded: the words of a problem's story
SELECT {step s} FROM steps s WHERE s.tenant = :tenant AND s.problem = :problem AND s.note IS NOT NULL ORDER BY s.id;

-- step_reword: a line of its story, without what an erasure takes out
UPDATE steps SET note = :note WHERE tenant = :tenant AND id = :id;

-- notes_drop: what people were told of a record keeps no words of it (whole)
UPDATE notifications SET note = NULL WHERE tenant = :tenant AND item = :item AND note IS NOT NULL;

-- person_notes_drop: what somebody was told goes with his account
DELETE FROM notifications WHERE tenant = :tenant AND person = :person;

-- person_codes_drop: and his one-time codes
DELETE FROM activations WHERE tenant = :tenant AND person = :person;
