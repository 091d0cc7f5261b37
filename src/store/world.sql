-- What is read whole into memory when it changes (access/world.h): every
-- statement here walks one tenant's rows on purpose, marked (whole).

-- world_version: how often the world of a tenant has changed
SELECT n FROM counters WHERE tenant = :tenant AND series = 'world';

-- world_touch: the world has changed
INSERT INTO counters (tenant, series, n) VALUES (:tenant, 'world', 1)
ON CONFLICT (tenant, series) DO UPDATE SET n = counters.n + 1;

-- world_tenant: a city by its id
SELECT {tenant t} FROM tenants t WHERE t.id = :tenant;

-- world_tenants: all cities (whole)
SELECT {tenant t} FROM tenants t ORDER BY t.id;

-- world_areas: (whole)
SELECT {area a} FROM areas a WHERE a.tenant = :tenant AND a.removed_at IS NULL ORDER BY a.id;

-- world_orgs: (whole)
SELECT {org o} FROM orgs o WHERE o.tenant = :tenant AND o.removed_at IS NULL ORDER BY o.id;

-- world_estates: without what an import that still runs has made (whole)
SELECT {estate e} FROM estates e WHERE e.tenant = :tenant AND e.removed_at IS NULL
   AND (e.version > 1 OR e.batch IS NULL
        OR NOT EXISTS (SELECT 1 FROM batches b WHERE b.id = e.batch AND b.tenant = e.tenant AND b.state = 2))
 ORDER BY e.id;

-- world_persons: (whole)
SELECT {person p} FROM persons p WHERE p.tenant = :tenant AND p.removed_at IS NULL ORDER BY p.id;

-- world_grants: by person (whole)
SELECT {grant g} FROM grants g WHERE g.tenant = :tenant AND g.removed_at IS NULL ORDER BY g.person, g.id;

-- world_categories: (whole)
SELECT {category c} FROM categories c WHERE c.tenant = :tenant AND c.removed_at IS NULL ORDER BY c.id;

-- world_measures: (whole)
SELECT {measure m} FROM measures m WHERE m.tenant = :tenant AND m.removed_at IS NULL ORDER BY m.id;

-- world_duties: (whole)
SELECT {duty d} FROM duties d WHERE d.tenant = :tenant AND d.removed_at IS NULL ORDER BY d.id;

-- world_limits: (whole)
SELECT {limit l} FROM limits l WHERE l.tenant = :tenant AND l.removed_at IS NULL ORDER BY l.id;

-- world_campaigns: the newest campaign without its text (whole)
SELECT c.id, c.name, c.doc_no, c.status, c.year, c.version FROM campaigns c
 WHERE c.tenant = :tenant AND c.parent IS NULL AND c.removed_at IS NULL ORDER BY c.id DESC LIMIT 1;

-- world_holidays: (whole)
SELECT h.day, h.off FROM holidays h WHERE h.tenant = :tenant ORDER BY h.day;

-- world_map: the key of its tiles, the datum of its lists (a row a setting)
SELECT s.key, s.value FROM settings s WHERE s.tenant = :tenant AND s.key >= 'map.' AND s.key < 'map/';

-- world_policies: what the campaign has settled for itself (a row a policy)
SELECT s.key, s.value FROM settings s WHERE s.tenant = :tenant AND s.key >= 'policy.' AND s.key < 'policy/';
