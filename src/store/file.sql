-- The file of an estate, of a lift; editions of the base.

-- lift_counts_all: lifts of the city by what is due of them (whole)
SELECT count(*), CAST(coalesce(sum(CASE WHEN e.installed <= :old THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.assess_by < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.inspect_by < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.maintain_by < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN coalesce(e.state, 1) = 1 AND coalesce(e.insure_by, '') < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.trapped >= :since THEN 1 ELSE 0 END), 0) AS BIGINT)
  FROM elevators e WHERE e.tenant = :tenant AND e.removed_at IS NULL AND coalesce(e.state, 1) <> 3;

-- lift_counts_town: the same of a town
SELECT count(*), CAST(coalesce(sum(CASE WHEN e.installed <= :old THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.assess_by < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.inspect_by < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.maintain_by < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN coalesce(e.state, 1) = 1 AND coalesce(e.insure_by, '') < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.trapped >= :since THEN 1 ELSE 0 END), 0) AS BIGINT)
  FROM elevators e WHERE e.tenant = :tenant AND e.town = :area AND e.removed_at IS NULL AND coalesce(e.state, 1) <> 3;

-- lift_counts_community: the same of a community
SELECT count(*), CAST(coalesce(sum(CASE WHEN e.installed <= :old THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.assess_by < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.inspect_by < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.maintain_by < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN coalesce(e.state, 1) = 1 AND coalesce(e.insure_by, '') < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.trapped >= :since THEN 1 ELSE 0 END), 0) AS BIGINT)
  FROM elevators e WHERE e.tenant = :tenant AND e.community = :area AND e.removed_at IS NULL AND coalesce(e.state, 1) <> 3;

-- lift_counts_estate: the same of an estate
SELECT count(*), CAST(coalesce(sum(CASE WHEN e.installed <= :old THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.assess_by < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.inspect_by < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.maintain_by < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN coalesce(e.state, 1) = 1 AND coalesce(e.insure_by, '') < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(coalesce(sum(CASE WHEN e.trapped >= :since THEN 1 ELSE 0 END), 0) AS BIGINT)
  FROM elevators e WHERE e.tenant = :tenant AND e.estate = :area AND e.removed_at IS NULL AND coalesce(e.state, 1) <> 3;

-- lift_records_of: what was done to a lift, newest first
SELECT {lift_record r} FROM lift_records r
 WHERE r.tenant = :tenant AND r.elevator = :elevator AND r.removed_at IS NULL ORDER BY r.day DESC, r.id DESC LIMIT :n;

-- buildings_of_estate: its buildings
SELECT {building b} FROM buildings b
 WHERE b.tenant = :tenant AND b.estate = :estate AND b.removed_at IS NULL ORDER BY b.id LIMIT :n;

-- findings_of_item: what rules found of a record, newest first (few)
SELECT f.id, f.open, f.problem, f.why, r.name FROM rule_findings f JOIN rules r ON r.tenant = f.tenant AND r.id = f.rule
 WHERE f.tenant = :tenant AND f.estate = :estate AND f.item = :item AND f.removed_at IS NULL ORDER BY f.id DESC LIMIT :n;

-- file_open: what is looked at of the open problems of an estate
SELECT p.id, p.state, p.light, p.severity, p.measure, p.facts, p.place, p.title FROM problems p
 WHERE p.tenant = :tenant AND p.estate = :estate AND p.open = 1 AND p.removed_at IS NULL;

-- file_ended: the ended ones of an estate, counted by measure and what became of them (few)
SELECT p.measure, p.state, p.facts, count(*) FROM problems p
 WHERE p.tenant = :tenant AND p.estate = :estate AND p.open = 0 AND p.removed_at IS NULL GROUP BY p.measure, p.state, p.facts;

-- file_places: where the problems of an estate are said to be, newest first (few)
SELECT p.id, p.place, p.title FROM problems p
 WHERE p.tenant = :tenant AND p.estate = :estate AND p.open >= :open AND p.open <= :upto AND p.removed_at IS NULL
 ORDER BY p.id DESC;

-- facilities_of_estate: by kind (few)
SELECT f.kind, f.needed, f.count, f.good, f.note FROM facilities f
 WHERE f.tenant = :tenant AND f.estate = :estate AND f.removed_at IS NULL ORDER BY f.kind, f.id;

-- contracts_of_estate: its contracts, newest first (few)
SELECT {contract x} FROM contracts x
 WHERE x.tenant = :tenant AND x.estate = :estate AND x.removed_at IS NULL ORDER BY x.id DESC LIMIT 50;

-- bodies_of_estate: its owners' bodies, newest first (few)
SELECT {owners_body x} FROM owners_bodies x
 WHERE x.tenant = :tenant AND x.estate = :estate AND x.removed_at IS NULL ORDER BY x.id DESC LIMIT 50;

-- months_of_estate: its newest monthly figures
SELECT {ledger_month x} FROM ledger_months x
 WHERE x.tenant = :tenant AND x.estate = :estate AND x.removed_at IS NULL ORDER BY x.month DESC, x.id DESC LIMIT :n;

-- stairwells_at: how many are recorded
SELECT count(*) FROM stairwells s WHERE s.tenant = :tenant AND s.estate = :estate AND s.removed_at IS NULL;

-- findings_at: what rules found of an estate and what stands there, newest first
SELECT f.id, f.problem, f.why, r.name, p.no FROM rule_findings f JOIN rules r ON r.tenant = f.tenant AND r.id = f.rule
  LEFT JOIN problems p ON p.tenant = f.tenant AND p.id = f.problem
 WHERE f.tenant = :tenant AND f.estate = :estate AND f.open = 1 AND f.removed_at IS NULL ORDER BY f.id DESC LIMIT :n;

-- timeline_steps: the steps of its problems, newest first
SELECT s.id, s.at, s.verb, s.to_state, s.problem, s.person, p.title, p.severity
  FROM steps s JOIN problems p ON p.tenant = s.tenant AND p.id = s.problem
 WHERE s.tenant = :tenant AND s.estate = :estate AND s.id < :before AND ((:verbs >> CAST(s.verb AS INTEGER)) & 1) = 1
 ORDER BY s.id DESC LIMIT :n;

-- timeline_lifts: what was done to its lifts but the fortnightly maintenance, newest first
SELECT r.id, r.day, r.deed, r.result, r.grade, r.advice, r.elevator, r.created_by, e.name
  FROM lift_records r JOIN elevators e ON e.tenant = r.tenant AND e.id = r.elevator
 WHERE r.tenant = :tenant AND r.estate = :estate AND (r.day, r.id) < (:day, :before) AND r.deed <> :routine AND r.removed_at IS NULL
 ORDER BY r.day DESC, r.id DESC LIMIT :n;

-- timeline_moments: what no other table tells, newest first
SELECT {moment m} FROM moments m
 WHERE m.tenant = :tenant AND m.estate = :estate AND m.id < :before AND ((:kinds >> CAST(m.kind AS INTEGER)) & 1) = 1
 ORDER BY m.id DESC LIMIT :n;

-- timeline_findings: what rules found, newest first, open and gone
SELECT f.id, f.open, f.problem, f.why, r.name FROM rule_findings f JOIN rules r ON r.tenant = f.tenant AND r.id = f.rule
 WHERE f.tenant = :tenant AND f.estate = :estate AND f.open = :open AND f.id < :before AND f.removed_at IS NULL
 ORDER BY f.id DESC LIMIT :n;

-- timeline_editions [sqlite]: editions, newest first
SELECT {base_edition b} FROM base_editions b WHERE +b.tenant = :tenant AND b.id < :before AND b.removed_at IS NULL
 ORDER BY b.id DESC LIMIT :n;
-- timeline_editions [postgres]: editions, newest first
SELECT {base_edition b} FROM base_editions b WHERE b.tenant = :tenant AND b.id < :before AND b.removed_at IS NULL
 ORDER BY b.id DESC LIMIT :n;

-- steps_follow: the story of a problem goes to the estate that it stands in now
UPDATE steps SET estate = :estate WHERE tenant = :tenant AND problem = :problem;

-- steps_placeless: stories of before a step said its estate
SELECT s.problem FROM steps s WHERE s.tenant = :tenant AND s.estate IS NULL ORDER BY s.id LIMIT :n;

-- steps_place: and where they belong
UPDATE steps SET estate = coalesce((SELECT p.estate FROM problems p WHERE p.tenant = :tenant AND p.id = :problem), 0)
 WHERE tenant = :tenant AND problem = :problem AND estate IS NULL;

-- moments_follow: the story of an estate that was merged is told of its successor; an import that both have is told there already
UPDATE moments SET estate = :into WHERE tenant = :tenant AND estate = :estate
   AND NOT EXISTS (SELECT 1 FROM moments m WHERE m.tenant = :tenant AND m.estate = :into AND m.id = moments.id);

-- moment_batch: one more record of an import at the estate
INSERT INTO moments (tenant, estate, id, kind, verb, person, noun, item, n, text)
VALUES (:tenant, :estate, :id, :kind, :verb, :person, :noun, :item, :n, NULL)
ON CONFLICT (tenant, estate, id) DO UPDATE SET n = moments.n + excluded.n;

-- edition_rows_after: the rows of an edition in the order of their key
SELECT {edition_row r} FROM edition_rows r
 WHERE r.tenant = :tenant AND r.edition = :edition AND (r.estate, r.noun, r.item) > (:estate, :noun, :item)
 ORDER BY r.estate, r.noun, r.item LIMIT :n;

-- edition_estates [sqlite]: estates to be taken into an edition, in the order of their ids
SELECT {estate e} FROM estates e
 WHERE +e.tenant = :tenant AND e.id > :after AND e.closed_at IS NULL AND e.removed_at IS NULL ORDER BY e.id LIMIT :n;
-- edition_estates [postgres]: estates to be taken into an edition, in the order of their ids
SELECT {estate e} FROM estates e
 WHERE e.tenant = :tenant AND e.id > :after AND e.closed_at IS NULL AND e.removed_at IS NULL ORDER BY e.id LIMIT :n;

-- edition_beat: an edition that is made has come so far
UPDATE base_editions SET done = :done, at_estate = :at, running = :running, records = :records
 WHERE tenant = :tenant AND id = :id;

-- edition_keys: which records of an estate an edition holds, in order
SELECT r.noun, r.item, r.version FROM edition_rows r
 WHERE r.tenant = :tenant AND r.edition = :edition AND r.estate = :estate ORDER BY r.noun, r.item;

-- edition_row_of: one record as an edition holds it
SELECT {edition_row r} FROM edition_rows r
 WHERE r.tenant = :tenant AND r.edition = :edition AND r.estate = :estate AND r.noun = :noun AND r.item = :item;

-- edition_rows_of: an estate as an edition holds it
SELECT {edition_row r} FROM edition_rows r
 WHERE r.tenant = :tenant AND r.edition = :edition AND r.estate = :estate ORDER BY r.noun, r.item;

-- live_keys: which records stand in an estate now (few)
SELECT 'building', x.id, x.version FROM buildings x WHERE x.tenant = :tenant AND x.estate = :estate AND x.removed_at IS NULL
UNION ALL
SELECT 'contract', x.id, x.version FROM contracts x WHERE x.tenant = :tenant AND x.estate = :estate AND x.removed_at IS NULL
UNION ALL
SELECT 'elevator', x.id, x.version FROM elevators x WHERE x.tenant = :tenant AND x.estate = :estate AND x.removed_at IS NULL
UNION ALL
SELECT 'estate', x.id, x.version FROM estates x WHERE x.tenant = :tenant AND x.id = :estate AND x.removed_at IS NULL AND x.closed_at IS NULL
UNION ALL
SELECT 'facility', x.id, x.version FROM facilities x WHERE x.tenant = :tenant AND x.estate = :estate AND x.removed_at IS NULL
UNION ALL
SELECT 'household', x.id, x.version FROM households x WHERE x.tenant = :tenant AND x.estate = :estate AND x.removed_at IS NULL
UNION ALL
SELECT 'ledger_month', x.id, x.version FROM ledger_months x WHERE x.tenant = :tenant AND x.estate = :estate AND x.removed_at IS NULL
UNION ALL
SELECT 'owners_body', x.id, x.version FROM owners_bodies x WHERE x.tenant = :tenant AND x.estate = :estate AND x.removed_at IS NULL
UNION ALL
SELECT 'stairwell', x.id, x.version FROM stairwells x WHERE x.tenant = :tenant AND x.estate = :estate AND x.removed_at IS NULL;
