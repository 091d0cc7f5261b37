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

-- events_newest [sqlite]: the trail, newest first
SELECT {event e} FROM events e WHERE +e.tenant = :tenant AND e.id < :before AND e.id >= :from ORDER BY e.id DESC LIMIT :n;
-- events_newest [postgres]: the trail, newest first
SELECT {event e} FROM events e WHERE e.tenant = :tenant AND e.id < :before AND e.id >= :from ORDER BY e.id DESC LIMIT :n;

-- events_of_item: the trail of one record, newest first
SELECT {event e} FROM events e
 WHERE e.tenant = :tenant AND e.item = :item AND e.id < :before AND e.id >= :from ORDER BY e.id DESC LIMIT :n;

-- seals_newest: the newest seals
SELECT {seal s} FROM seals s WHERE s.tenant = :tenant AND s.id > 0 ORDER BY s.id DESC LIMIT :n;
