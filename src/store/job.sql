-- Work in the background: rows of jobs, leased by whoever runs them.

-- job_due: what could run now, waiting or with a lease that ran out
SELECT {job j} FROM jobs j WHERE j.state = :state AND j.run_at <= :now ORDER BY j.run_at, j.id LIMIT 8;

-- job_count: how many are in that state, for who watches
SELECT count(*) FROM jobs j WHERE j.state = :state;

-- job_lease: take it, unless somebody else just did
UPDATE jobs SET state = 2, holder = :holder, lease_until = :until, run_at = :until, version = version + 1,
  attempts = attempts + 1
 WHERE id = :id AND version = :version;

-- job_beat: a chunk is done, the lease goes on
UPDATE jobs SET lease_until = :until, run_at = :until, version = version + 1, progress = :progress, total = :total
 WHERE id = :id AND version = :version;

-- job_end: done, failed, or to be run again at a later time
UPDATE jobs SET state = :state, run_at = :run_at, lease_until = NULL, holder = NULL, version = version + 1,
  output = :output, ended_at = :ended_at
 WHERE id = :id AND version = :version;

-- job_sweep: finished work is kept a week
DELETE FROM jobs WHERE state = :state AND run_at < :before;
