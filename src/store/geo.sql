-- What the map of estates counts in each: read whole for one tenant, a row an estate.

-- map_lifts: lifts that run, those in use since :before, those not assessed since :since (whole)
SELECT e.estate, count(*), sum(CASE WHEN e.installed <= :before THEN 1 ELSE 0 END),
       sum(CASE WHEN e.installed <= :before AND (e.assessed IS NULL OR e.assessed < :since) THEN 1 ELSE 0 END)
  FROM elevators e WHERE e.tenant = :tenant AND e.state <> :scrapped AND e.removed_at IS NULL GROUP BY e.estate;

-- map_fees: fees due and paid since a month, where both are known (whole)
SELECT l.estate, CAST(sum(l.fee_due) AS BIGINT), CAST(sum(l.fee_paid) AS BIGINT) FROM ledger_months l
 WHERE l.tenant = :tenant AND l.month >= :from AND l.fee_due > 0 AND l.fee_paid >= 0 AND l.removed_at IS NULL
 GROUP BY l.estate;

-- map_findings: what rules have found and is not gone (whole)
SELECT f.estate, count(*) FROM rule_findings f
 WHERE f.tenant = :tenant AND f.open = 1 AND f.removed_at IS NULL GROUP BY f.estate;
