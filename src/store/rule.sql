-- Rules that find problems by themselves, what they look at, what they found. What is looked
-- at is read for a stretch of estates by their ids, so that a city is one pass of each table.

-- rule_mark: something changed at the estate; who evaluates it holds this row until he is through
INSERT INTO rule_marks (tenant, estate, n) VALUES (:tenant, :estate, 1)
ON CONFLICT (tenant, estate) DO UPDATE SET n = rule_marks.n + 1;

-- rule_mark_all: every estate waits (whole)
INSERT INTO rule_marks (tenant, estate, n)
SELECT e.tenant, e.id, 1 FROM estates e WHERE e.tenant = :tenant AND e.removed_at IS NULL
ON CONFLICT (tenant, estate) DO NOTHING;

-- rule_marked: estates that wait
SELECT m.estate FROM rule_marks m WHERE m.tenant = :tenant ORDER BY m.estate LIMIT :n;

-- rule_unmark: looked at
DELETE FROM rule_marks WHERE tenant = :tenant AND estate = :estate;

-- rules_all: every rule (whole)
SELECT {rule r} FROM rules r WHERE r.tenant = :tenant AND r.removed_at IS NULL ORDER BY r.code;

-- rule_of_code: one by its code
SELECT {rule r} FROM rules r WHERE r.tenant = :tenant AND r.code = :code;

-- rule_estates [sqlite]: the estates themselves, in the order of their ids
SELECT {estate e} FROM estates e
 WHERE +e.tenant = :tenant AND e.id >= :from AND e.id <= :to AND e.removed_at IS NULL AND e.closed_at IS NULL ORDER BY e.id;

-- rule_estates [postgres]: the estates themselves, in the order of their ids
SELECT {estate e} FROM estates e
 WHERE e.tenant = :tenant AND e.id >= :from AND e.id <= :to AND e.removed_at IS NULL AND e.closed_at IS NULL ORDER BY e.id;

-- rule_buildings: what stands in them, each table in the order of estates
SELECT {building x} FROM buildings x
 WHERE x.tenant = :tenant AND x.estate >= :from AND x.estate <= :to AND x.removed_at IS NULL ORDER BY x.estate, x.id;

-- rule_stairwells: the same
SELECT {stairwell x} FROM stairwells x
 WHERE x.tenant = :tenant AND x.estate >= :from AND x.estate <= :to AND x.removed_at IS NULL ORDER BY x.estate, x.id;

-- rule_elevators: the same
SELECT {elevator x} FROM elevators x
 WHERE x.tenant = :tenant AND x.estate >= :from AND x.estate <= :to AND x.removed_at IS NULL ORDER BY x.estate, x.id;

-- rule_facilities: the same
SELECT {facility x} FROM facilities x
 WHERE x.tenant = :tenant AND x.estate >= :from AND x.estate <= :to AND x.removed_at IS NULL ORDER BY x.estate, x.id;

-- rule_contracts: the same
SELECT {contract x} FROM contracts x
 WHERE x.tenant = :tenant AND x.estate >= :from AND x.estate <= :to AND x.removed_at IS NULL ORDER BY x.estate, x.id;

-- rule_bodies: the same
SELECT {owners_body x} FROM owners_bodies x
 WHERE x.tenant = :tenant AND x.estate >= :from AND x.estate <= :to AND x.removed_at IS NULL ORDER BY x.estate, x.id;

-- rule_months: of the last year
SELECT {ledger_month x} FROM ledger_months x
 WHERE x.tenant = :tenant AND x.estate >= :from AND x.estate <= :to AND x.month >= :since AND x.removed_at IS NULL
 ORDER BY x.estate, x.month, x.id;

-- rule_households: the same
SELECT {household x} FROM households x
 WHERE x.tenant = :tenant AND x.estate >= :from AND x.estate <= :to AND x.removed_at IS NULL ORDER BY x.estate, x.id;

-- rule_open_cases: how many cases are open there
SELECT p.estate, count(*) FROM problems p
 WHERE p.tenant = :tenant AND p.estate >= :from AND p.estate <= :to AND p.open = 1 GROUP BY p.estate ORDER BY p.estate;

-- rule_new_cases: what came up since `floor` and was a case
SELECT p.estate, p.category, p.source, p.id FROM problems p
 WHERE p.tenant = :tenant AND p.estate >= :from AND p.estate <= :to AND p.id >= :floor
   AND p.state NOT IN (:rejected, :exited, :merged, :voided) ORDER BY p.estate;

-- rule_found: what is found there and still so
SELECT {rule_finding f} FROM rule_findings f
 WHERE f.tenant = :tenant AND f.estate >= :from AND f.estate <= :to AND f.open = 1 AND f.removed_at IS NULL
 ORDER BY f.estate;

-- rule_found_of: what a rule finds of one item, wherever
SELECT {rule_finding f} FROM rule_findings f
 WHERE f.tenant = :tenant AND f.rule = :rule AND f.open = 1 AND f.item = :item AND f.removed_at IS NULL ORDER BY f.id LIMIT 1;

-- rule_counts: how much each rule finds now, and how many cases of it are open (whole)
SELECT f.rule, count(*), count(p.id) FROM rules r
  JOIN rule_findings f ON f.tenant = r.tenant AND f.rule = r.id AND f.open = 1
  LEFT JOIN problems p ON p.id = f.problem AND p.tenant = f.tenant AND p.open = 1
 WHERE r.tenant = :tenant GROUP BY f.rule;

-- rule_jobs: runs of the rules in one state, newest first
SELECT {job j} FROM jobs j
 WHERE j.state = :state AND j.tenant = :tenant AND j.kind = 'rules' ORDER BY j.run_at DESC, j.id DESC LIMIT 1;
