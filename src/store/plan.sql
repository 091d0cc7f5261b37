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

-- plan_campaign_of: the campaign that runs in a place (0: the city's), the newest (whole)
SELECT c.id FROM campaigns c
 WHERE c.tenant = :tenant AND coalesce(c.area, 0) = :area AND c.status <> 3 AND c.removed_at IS NULL ORDER BY c.id DESC LIMIT 1;

-- reading_facts: what was read in a document, in its order (whole)
SELECT {plan_fact f} FROM plan_facts f
 WHERE f.tenant = :tenant AND f.reading = :reading AND f.removed_at IS NULL ORDER BY f.position, f.id;

-- reading_steps: the corrections of a reading that can be taken back, newest first (few)
SELECT u.step, u.at, u.person, u.n, u.verb, f.title FROM
 (SELECT s.step AS step, min(s.at) AS at, min(s.by) AS person, count(*) AS n, min(s.verb) AS verb, min(s.fact) AS fact FROM plan_steps s
   WHERE s.tenant = :tenant AND s.reading = :reading GROUP BY s.step ORDER BY s.step DESC LIMIT 50) u
  LEFT JOIN plan_facts f ON f.tenant = :tenant AND f.id = u.fact ORDER BY u.step DESC;

-- reading_step: what one correction changed, the last of it first
SELECT s.fact, s.before FROM plan_steps s
 WHERE s.tenant = :tenant AND s.reading = :reading AND s.step = :step ORDER BY s.n DESC;

-- reading_step_gone: it was taken back
DELETE FROM plan_steps WHERE tenant = :tenant AND reading = :reading AND step = :step;

-- plan_held: open and late problems of each measure and unit, of a town or (0) of all (whole)
SELECT p.measure, p.unit, count(*), sum(CASE WHEN p.light IN (3, 4) THEN 1 ELSE 0 END) FROM problems p
 WHERE p.tenant = :tenant AND p.open = 1 AND (:town = 0 OR p.town = :town) AND p.measure IS NOT NULL AND p.removed_at IS NULL
 GROUP BY p.measure, p.unit;

-- reading_last: the reading that the plan of a place (0: the city's) was made or revised from last (whole)
SELECT c.reading FROM campaigns c
 WHERE c.tenant = :tenant AND coalesce(c.area, 0) = :area AND c.status <> 3 AND c.reading IS NOT NULL AND c.removed_at IS NULL
 ORDER BY c.id DESC LIMIT 1;
