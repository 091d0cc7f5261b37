-- What happens while people look: read once a second by every process, never by a page.

-- live_news [sqlite]: what happened after an id, and who was told something, in the order of ids
SELECT e.id, e.noun, e.item, e.version, 0 FROM events e WHERE +e.tenant = :tenant AND e.id > :after
UNION ALL
SELECT n.id, 'bell', 0, 0, n.person FROM notifications n WHERE n.tenant = :tenant AND n.id > :after
ORDER BY 1 LIMIT :n;
-- live_news [postgres]: what happened after an id, and who was told something, in the order of ids
(SELECT e.id, e.noun, e.item, e.version, 0::bigint FROM events e
  WHERE e.tenant = :tenant AND e.id > :after ORDER BY e.id LIMIT :n)
UNION ALL
(SELECT n.id, 'bell'::text, 0::bigint, 0::bigint, n.person FROM notifications n
  WHERE n.tenant = :tenant AND n.id > :after ORDER BY n.id LIMIT :n)
ORDER BY 1 LIMIT :n;

-- live_top [sqlite]: the newest event
SELECT e.id FROM events e WHERE +e.tenant = :tenant AND e.id > 0 ORDER BY e.id DESC LIMIT 1;
-- live_top [postgres]: the newest event
SELECT e.id FROM events e WHERE e.tenant = :tenant AND e.id > 0 ORDER BY e.id DESC LIMIT 1;

-- live_comment: what a comment stands at
SELECT c.noun, c.item FROM comments c WHERE c.tenant = :tenant AND c.id = :id;

-- live_request: whose request it is
SELECT r.problem FROM requests r WHERE r.tenant = :tenant AND r.id = :id;

-- sessions_alive [sqlite]: sessions that have not ended, by id
SELECT s.id, s.seen_at, s.ends_at FROM sessions s WHERE +s.tenant = :tenant AND s.id > 0 ORDER BY s.id;
-- sessions_alive [postgres]: sessions that have not ended, by id
SELECT s.id, s.seen_at, s.ends_at FROM sessions s WHERE s.tenant = :tenant AND s.id > 0 ORDER BY s.id;
