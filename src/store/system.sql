-- What the store itself needs: closure, salts, counters, keys, counts, nodes.

-- item_at_node: is an organisation among those that see an item
SELECT 1 FROM item_nodes WHERE tenant = :tenant AND item = :item AND node = :node

-- salt_of: the salt of a record's HMACs
SELECT salt FROM secrets WHERE tenant = :tenant AND id = :id

-- salt_keep: a record's first salt
INSERT INTO secrets (tenant, id, salt) VALUES (:tenant, :id, :salt) ON CONFLICT DO NOTHING

-- salt_drop: with it goes what the events of a record hide
DELETE FROM secrets WHERE tenant = :tenant AND id = :id

-- rollup_add: add to one cell
INSERT INTO rollups (tenant, kind, k1, k2, k3, slot, n)
VALUES (:tenant, :kind, :k1, :k2, :k3, :slot, :n)
ON CONFLICT (tenant, kind, k1, k2, k3, slot) DO UPDATE SET n = rollups.n + excluded.n

-- sums_all: every cell of a kind
SELECT k1, k2, k3, CAST(sum(n) AS BIGINT) FROM rollups WHERE tenant = :tenant AND kind = :kind
GROUP BY k1, k2, k3 HAVING sum(n) <> 0

-- sums_of: the cells of a kind under one first key
SELECT k1, k2, k3, CAST(sum(n) AS BIGINT) FROM rollups WHERE tenant = :tenant AND kind = :kind AND k1 = :k1
GROUP BY k1, k2, k3 HAVING sum(n) <> 0

-- units_of: the units of an item
SELECT {item_unit} FROM item_units WHERE tenant = :tenant AND item = :item

-- unit_drop: a unit leaves an item
DELETE FROM item_units WHERE tenant = :tenant AND item = :item AND org = :org AND role = :role

-- nodes_of: the organisations that see an item
SELECT {item_node} FROM item_nodes WHERE tenant = :tenant AND item = :item

-- node_drop: an organisation no longer sees an item
DELETE FROM item_nodes WHERE tenant = :tenant AND item = :item AND node = :node

-- node_set: an item's place in the closure's order
UPDATE item_nodes SET open = :open, due = :due WHERE tenant = :tenant AND item = :item AND node = :node

-- node_move: an item's place in the closure's order has changed for all that see it
UPDATE item_nodes SET open = :open, due = :due WHERE tenant = :tenant AND item = :item

-- counter_take: the next block of numbers of a series
INSERT INTO counters (tenant, series, n) VALUES (:tenant, :series, :block)
ON CONFLICT (tenant, series) DO UPDATE SET n = counters.n + excluded.n RETURNING n

-- once_keep: use a client's key for the first time
INSERT INTO onces (tenant, who, key, body, item, at) VALUES (:tenant, :who, :key, :body, :item, :at)
ON CONFLICT (tenant, who, key) DO NOTHING

-- once_again: use a key that has run out
UPDATE onces SET body = :body, item = :item, at = :at WHERE tenant = :tenant AND who = :who AND key = :key

-- once_of: what a key was used for
SELECT body, item, at FROM onces WHERE tenant = :tenant AND who = :who AND key = :key

-- once_sweep: forget keys older than 7 days
DELETE FROM onces WHERE at < :before

-- tenants_all: the cities in this database (whole)
SELECT id FROM tenants ORDER BY id

-- node_hold [sqlite]: the one process of a file
INSERT INTO nodes (id, holder, lease_until, last_id) VALUES (0, :holder, NULL, NULL)
ON CONFLICT (id) DO UPDATE SET holder = excluded.holder RETURNING id, last_id
-- node_hold [postgres]: lease a node that nobody holds, by the database's clock
UPDATE nodes SET holder = :holder,
  lease_until = CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) + 60000
WHERE id = (SELECT id FROM nodes
  WHERE lease_until IS NULL OR lease_until < CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)
  ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, last_id

-- node_beat [sqlite]: keep the last id made
UPDATE nodes SET last_id = :last WHERE id = :id AND holder = :holder
-- node_beat [postgres]: keep the lease and the last id made
UPDATE nodes SET last_id = :last,
  lease_until = CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) + 60000
WHERE id = :id AND holder = :holder

-- node_leave: give the node back
UPDATE nodes SET last_id = :last, lease_until = NULL, holder = NULL WHERE id = :id AND holder = :holder
