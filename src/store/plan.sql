-- The plan: its outline and the proposals in it, read whole for the plan's page.

-- plan_duties: who does what under a campaign, in the plan's order (whole)
SELECT {duty d} FROM duties d
 WHERE d.tenant = :tenant AND d.campaign = :campaign AND d.removed_at IS NULL ORDER BY d.position, d.id;

-- plan_measures: the outline in the plan's order (whole)
SELECT {measure m} FROM measures m
 WHERE m.tenant = :tenant AND m.campaign = :campaign AND m.removed_at IS NULL ORDER BY m.position, m.id;

-- plan_proposals: proposals with an organisation, so many at a time
SELECT {duty d} FROM duties d
 WHERE d.tenant = :tenant AND d.campaign = :campaign AND d.state = 1 AND d.org IS NOT NULL AND d.removed_at IS NULL
 ORDER BY d.position, d.id LIMIT :n;

-- plan_proposals_left: how many there are
SELECT count(*) FROM duties d
 WHERE d.tenant = :tenant AND d.campaign = :campaign AND d.state = 1 AND d.org IS NOT NULL AND d.removed_at IS NULL;
