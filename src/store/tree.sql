-- Trees of organisations and areas: what hangs on a node, and moving it.

-- org_twin: an organisation of that name beneath the same parent, dissolved ones too
SELECT {org o} FROM orgs o WHERE o.tenant = :tenant AND o.parent = :parent AND o.name = :name;

-- orgs_of_parent: those right beneath it that live
SELECT {org o} FROM orgs o
 WHERE o.tenant = :tenant AND o.parent = :parent AND o.closed_at IS NULL AND o.removed_at IS NULL;

-- area_twin: an area of that name beneath the same parent, merged ones too
SELECT {area a} FROM areas a WHERE a.tenant = :tenant AND a.parent = :parent AND a.name = :name;

-- areas_of_parent: those right beneath it that live
SELECT {area a} FROM areas a
 WHERE a.tenant = :tenant AND a.parent = :parent AND a.closed_at IS NULL AND a.removed_at IS NULL;

-- persons_of_org: who belongs to it
SELECT {person p} FROM persons p WHERE p.tenant = :tenant AND p.org = :org AND p.removed_at IS NULL;

-- persons_live_of_org: how many of them may sign in
SELECT count(*) FROM persons p
 WHERE p.tenant = :tenant AND p.org = :org AND p.disabled_at IS NULL AND p.removed_at IS NULL;

-- grants_of_org: grants over it
SELECT {grant g} FROM grants g WHERE g.tenant = :tenant AND g.org = :org AND g.removed_at IS NULL;

-- grants_of_area: grants over it
SELECT {grant g} FROM grants g WHERE g.tenant = :tenant AND g.area = :area AND g.removed_at IS NULL;

-- liaison_now: who answers for an organisation
SELECT {liaison l} FROM liaisons l
 WHERE l.tenant = :tenant AND l.org = :org AND l.to_at IS NULL AND l.removed_at IS NULL;

-- liaisons_of_org: who does and who did, newest first (few)
SELECT {liaison l} FROM liaisons l
 WHERE l.tenant = :tenant AND l.org = :org AND l.removed_at IS NULL ORDER BY l.id DESC LIMIT 100;

-- org_work: open items of a kind in which it is itself a unit
SELECT count(*) FROM item_nodes n WHERE n.tenant = :tenant AND n.node = :org AND n.open = 1
   AND EXISTS (SELECT 1 FROM item_units u WHERE u.tenant = n.tenant AND u.item = n.item AND u.org = n.node AND u.noun = :noun);

-- settle_node: what an organisation sees is to be looked at
INSERT INTO job_items (tenant, job, item, noun)
SELECT n.tenant, :job, n.item, 'item' FROM item_nodes n
 WHERE n.tenant = :tenant AND n.node = :node AND n.open >= :open
ON CONFLICT (tenant, job, item) DO NOTHING;

-- settle_requests: requests that wait for its decision
INSERT INTO job_items (tenant, job, item, noun)
SELECT r.tenant, :job, r.id, 'request' FROM requests r
 WHERE r.tenant = :tenant AND r.open = 1 AND (r.decider = :org OR r.unit = :org)
ON CONFLICT (tenant, job, item) DO NOTHING;

-- settle_town_estates: the estates of a town
INSERT INTO job_items (tenant, job, item, noun)
SELECT e.tenant, :job, e.id, 'estate' FROM estates e WHERE e.tenant = :tenant AND e.town = :area AND e.removed_at IS NULL
ON CONFLICT (tenant, job, item) DO NOTHING;

-- settle_town_problems: its problems, open and ended
INSERT INTO job_items (tenant, job, item, noun)
SELECT p.tenant, :job, p.id, 'problem' FROM problems p
 WHERE p.tenant = :tenant AND p.town = :area AND p.removed_at IS NULL
ON CONFLICT (tenant, job, item) DO NOTHING;

-- settle_community_estates: the estates of a community
INSERT INTO job_items (tenant, job, item, noun)
SELECT e.tenant, :job, e.id, 'estate' FROM estates e
 WHERE e.tenant = :tenant AND e.community = :area AND e.removed_at IS NULL
ON CONFLICT (tenant, job, item) DO NOTHING;

-- settle_community_problems: its problems, open and ended
INSERT INTO job_items (tenant, job, item, noun)
SELECT p.tenant, :job, p.id, 'problem' FROM problems p
 WHERE p.tenant = :tenant AND p.community = :area AND p.removed_at IS NULL
ON CONFLICT (tenant, job, item) DO NOTHING;

-- settle_next: the next of them
SELECT {job_item i} FROM job_items i WHERE i.tenant = :tenant AND i.job = :job ORDER BY i.item LIMIT :n;

-- settle_done: those are in accord
DELETE FROM job_items WHERE tenant = :tenant AND job = :job AND item <= :last;

-- settle_left: how many are still to be looked at
SELECT count(*) FROM job_items i WHERE i.tenant = :tenant AND i.job = :job;

-- requests_of_problem: what was asked about it
SELECT {request r} FROM requests r WHERE r.tenant = :tenant AND r.problem = :problem AND r.removed_at IS NULL;

-- limits_of_day: limits of a stage that begin to hold on one day
SELECT {limit l} FROM limits l
 WHERE l.tenant = :tenant AND l.stage = :stage AND l.valid_from = :valid_from AND l.removed_at IS NULL;

-- setting_set: a setting as it is from now on
INSERT INTO settings (tenant, key, value) VALUES (:tenant, :key, :value)
ON CONFLICT (tenant, key) DO UPDATE SET value = excluded.value;

-- holidays_all: every day that differs from its weekday, in order
SELECT {holiday h} FROM holidays h WHERE h.tenant = :tenant ORDER BY h.day;

-- holidays_drop: the days of a year, before they come anew
DELETE FROM holidays WHERE tenant = :tenant AND day >= :from AND day <= :to;
