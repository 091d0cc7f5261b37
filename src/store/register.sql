-- What stands in an estate: counted, held, brought along when estates change.

-- contracts_in_force: estates that a firm serves by a contract in force on a day
SELECT k.estate FROM contracts k
 WHERE k.tenant = :tenant AND k.firm = :firm AND k.removed_at IS NULL
   AND (k.starts IS NULL OR k.starts <= :day) AND (k.ends IS NULL OR k.ends >= :day);

-- estate_hold [sqlite]: an estate, kept as it is until the commit
SELECT {estate e} FROM estates e WHERE e.tenant = :tenant AND e.id = :estate AND e.removed_at IS NULL;
-- estate_hold [postgres]: an estate, kept as it is until the commit
SELECT {estate e} FROM estates e WHERE e.tenant = :tenant AND e.id = :estate AND e.removed_at IS NULL FOR UPDATE;

-- estate_tally: how much of what should be known stands there, in the order of enum tally
SELECT (SELECT count(*) FROM buildings b WHERE b.tenant = :tenant AND b.estate = :estate AND b.removed_at IS NULL),
       (SELECT count(b.floors) FROM buildings b WHERE b.tenant = :tenant AND b.estate = :estate AND b.removed_at IS NULL),
       (SELECT count(b.households) FROM buildings b WHERE b.tenant = :tenant AND b.estate = :estate AND b.removed_at IS NULL),
       (SELECT count(*) FROM elevators l WHERE l.tenant = :tenant AND l.estate = :estate AND l.removed_at IS NULL
           AND coalesce(l.state, 0) <> 3),
       (SELECT count(l.installed) FROM elevators l WHERE l.tenant = :tenant AND l.estate = :estate AND l.removed_at IS NULL
           AND coalesce(l.state, 0) <> 3),
       (SELECT count(l.inspected) FROM elevators l WHERE l.tenant = :tenant AND l.estate = :estate AND l.removed_at IS NULL
           AND coalesce(l.state, 0) <> 3),
       (SELECT count(*) FROM facilities f WHERE f.tenant = :tenant AND f.estate = :estate AND f.kind >= 1 AND f.kind <= 4
           AND f.removed_at IS NULL),
       (SELECT count(*) FROM facilities f WHERE f.tenant = :tenant AND f.estate = :estate AND f.kind >= 9 AND f.kind <= 12
           AND f.removed_at IS NULL),
       (SELECT count(*) FROM contracts k WHERE k.tenant = :tenant AND k.estate = :estate AND k.removed_at IS NULL
           AND (k.starts IS NULL OR k.starts <= :day) AND (k.ends IS NULL OR k.ends >= :day)),
       (SELECT count(*) FROM owners_bodies o WHERE o.tenant = :tenant AND o.estate = :estate AND o.removed_at IS NULL),
       (SELECT count(*) FROM ledger_months m WHERE m.tenant = :tenant AND m.estate = :estate AND m.month >= :month
           AND m.removed_at IS NULL);

-- settle_complete: every estate that has not ended is reckoned anew (whole)
INSERT INTO job_items (tenant, job, item, noun)
SELECT e.tenant, :job, e.id, 'complete' FROM estates e
 WHERE e.tenant = :tenant AND e.closed_at IS NULL AND e.removed_at IS NULL
ON CONFLICT (tenant, job, item) DO NOTHING;

-- settle_estate: everything that stands in an estate or was reported there, removed records too
INSERT INTO job_items (tenant, job, item, noun)
SELECT x.tenant, :job, x.id, x.noun FROM (
  SELECT p.tenant, p.id, 'problem' AS noun FROM problems p WHERE p.tenant = :tenant AND p.estate = :estate
  UNION ALL SELECT b.tenant, b.id, 'building' FROM buildings b WHERE b.tenant = :tenant AND b.estate = :estate
  UNION ALL SELECT s.tenant, s.id, 'stairwell' FROM stairwells s WHERE s.tenant = :tenant AND s.estate = :estate
  UNION ALL SELECT l.tenant, l.id, 'elevator' FROM elevators l WHERE l.tenant = :tenant AND l.estate = :estate
  UNION ALL SELECT r.tenant, r.id, 'lift_record' FROM lift_records r WHERE r.tenant = :tenant AND r.estate = :estate
  UNION ALL SELECT f.tenant, f.id, 'facility' FROM facilities f WHERE f.tenant = :tenant AND f.estate = :estate
  UNION ALL SELECT k.tenant, k.id, 'contract' FROM contracts k WHERE k.tenant = :tenant AND k.estate = :estate
  UNION ALL SELECT o.tenant, o.id, 'owners_body' FROM owners_bodies o WHERE o.tenant = :tenant AND o.estate = :estate
  UNION ALL SELECT m.tenant, m.id, 'ledger_month' FROM ledger_months m WHERE m.tenant = :tenant AND m.estate = :estate
  UNION ALL SELECT h.tenant, h.id, 'household' FROM households h WHERE h.tenant = :tenant AND h.estate = :estate
  UNION ALL SELECT g.tenant, g.id, 'rule_finding' FROM rule_findings g WHERE g.tenant = :tenant AND g.estate = :estate) x
 WHERE x.tenant = :tenant
ON CONFLICT (tenant, job, item) DO NOTHING;

-- settle_building: what stands in a building, and the records of its lifts
INSERT INTO job_items (tenant, job, item, noun)
SELECT x.tenant, :job, x.id, x.noun FROM (
  SELECT s.tenant, s.id, 'stairwell' AS noun FROM stairwells s WHERE s.tenant = :tenant AND s.building = :building
  UNION ALL SELECT l.tenant, l.id, 'elevator' FROM elevators l WHERE l.tenant = :tenant AND l.building = :building
  UNION ALL SELECT h.tenant, h.id, 'household' FROM households h WHERE h.tenant = :tenant AND h.building = :building
  UNION ALL SELECT r.tenant, r.id, 'lift_record' FROM elevators l JOIN lift_records r ON r.tenant = l.tenant AND r.elevator = l.id
             WHERE l.tenant = :tenant AND l.building = :building) x
 WHERE x.tenant = :tenant
ON CONFLICT (tenant, job, item) DO NOTHING;

-- estate_open_problems: how many of them
SELECT count(*) FROM problems p WHERE p.tenant = :tenant AND p.estate = :estate AND p.open = 1;
