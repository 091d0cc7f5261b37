-- The problem's page and the work that waits.

-- problem_units: who is in charge and who joins (few)
SELECT u.org, u.role FROM item_units u WHERE u.tenant = :tenant AND u.item = :item ORDER BY u.role, u.org;

-- problem_steps: its story, newest first, no longer than the page shows
SELECT {step s} FROM steps s WHERE s.tenant = :tenant AND s.problem = :problem ORDER BY s.id DESC LIMIT :n;

-- problem_photos: attachments that name it
SELECT {attachment a} FROM attachments a
 WHERE a.tenant = :tenant AND a.item = :item AND a.removed_at IS NULL ORDER BY a.id;

-- steps_of_person: what somebody did between two moments, for 昨天办结 (few)
SELECT s.verb, count(*) FROM steps s
 WHERE s.tenant = :tenant AND s.person = :person AND s.at >= :from AND s.at < :to GROUP BY s.verb ORDER BY s.verb;

-- problem_turning: open problems whose light changes by now
SELECT {problem p} FROM problems p
 WHERE p.tenant = :tenant AND p.open = 1 AND p.next_at <= :now ORDER BY p.next_at, p.id LIMIT :n;
