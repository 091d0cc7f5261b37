-- The problem's page and the work that waits.

-- problem_units: who is in charge and who joins (few)
SELECT u.org, u.role FROM item_units u WHERE u.tenant = :tenant AND u.item = :item ORDER BY u.role, u.org;

-- problem_steps: its story, newest first, no longer than the page shows
SELECT {step s} FROM steps s WHERE s.tenant = :tenant AND s.problem = :problem ORDER BY s.id DESC LIMIT :n;

-- problem_photos: attachments that name it
SELECT {attachment a} FROM attachments a
 WHERE a.tenant = :tenant AND a.item = :item AND a.removed_at IS NULL ORDER BY a.id;

-- photos_same: photos of other records that are one of this problem's, by file and by print
SELECT m.id, a.item, 1 FROM attachments m JOIN attachments a ON a.tenant = m.tenant AND a.orig = m.orig
 WHERE m.tenant = :tenant AND m.item = :item AND m.removed_at IS NULL AND a.item <> m.item AND a.removed_at IS NULL
UNION ALL
SELECT m.id, a.item, 2 FROM attachments m JOIN attachments a ON a.tenant = m.tenant AND a.print = m.print
 WHERE m.tenant = :tenant AND m.item = :item AND m.removed_at IS NULL AND a.item <> m.item AND a.removed_at IS NULL
 LIMIT :n;

-- photos_of_estate: prints of the photos of the estate's other problems
SELECT a.id, a.print FROM problems p JOIN attachments a ON a.tenant = p.tenant AND a.item = p.id
 WHERE p.tenant = :tenant AND p.estate = :estate AND p.id <> :item AND a.print IS NOT NULL AND a.removed_at IS NULL
 LIMIT :n;

-- steps_of_person: what somebody did between two moments, for 昨天办结 (few)
SELECT s.verb, count(*) FROM steps s
 WHERE s.tenant = :tenant AND s.person = :person AND s.at >= :from AND s.at < :to GROUP BY s.verb ORDER BY s.verb;

-- problem_turning: open problems whose light changes by now
SELECT {problem p} FROM problems p
 WHERE p.tenant = :tenant AND p.open = 1 AND p.next_at <= :now ORDER BY p.next_at, p.id LIMIT :n;

-- problem_stops: when its clock stood, in order (few)
SELECT {stop s} FROM stops s WHERE s.tenant = :tenant AND s.problem = :problem ORDER BY s.id;

-- stop_end: the stop that lasts has ended
UPDATE stops SET to_at = :to WHERE tenant = :tenant AND problem = :problem AND to_at IS NULL;

-- problem_requests: what was asked about it, newest first, no longer than the page shows
SELECT {request r} FROM requests r WHERE r.tenant = :tenant AND r.problem = :problem ORDER BY r.id DESC LIMIT :n;

-- problem_merged: those that were merged into it, no more than the page shows
SELECT {problem p} FROM problems p WHERE p.tenant = :tenant AND p.merged_into = :problem ORDER BY p.id LIMIT :n;

-- problem_followers: who follows it, as many as are told
SELECT f.person FROM follows f WHERE f.tenant = :tenant AND f.item = :item ORDER BY f.person LIMIT :n;

-- problem_factless: cases of before facts were kept that have some; filed, sent back or late: once noted, never again without.
-- A clock that ran out before they were noted has left its own facts
SELECT {problem p} FROM problems p
 WHERE p.tenant = :tenant AND p.facts IN (0, :late, :escalated, :both) AND p.removed_at IS NULL
   AND (p.filed_at IS NOT NULL OR p.returns > 0 OR (p.facts = 0 AND p.light IN (:over, :over3)))
 LIMIT :n;

-- item_overdue_once: did a clock of the record run out, as its events tell
SELECT 1 FROM events e WHERE e.tenant = :tenant AND e.item = :item AND e.verb = 'overdue' ORDER BY e.id LIMIT 1;

-- item_changed_since: has anybody changed the record since that version, but for the clock and those who looked
SELECT 1 FROM events e
 WHERE e.tenant = :tenant AND e.item = :item AND e.version > :seen
   AND e.verb NOT IN ('light', 'overdue', 'reveal', 'upgrade', 'complete') ORDER BY e.id LIMIT 1;
