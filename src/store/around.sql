-- What people leave around a problem: comments, notices, who follows, views.

-- around_counts: does he follow it, how many do, how many comments there are
SELECT (SELECT count(*) FROM follows f WHERE f.tenant = :tenant AND f.item = :item AND f.person = :person),
       (SELECT count(*) FROM (SELECT 1 FROM follows f WHERE f.tenant = :tenant AND f.item = :item LIMIT :most) b1),
       (SELECT count(*) FROM (SELECT 1 FROM comments c WHERE c.tenant = :tenant AND c.item = :item
                               AND c.removed_at IS NULL LIMIT :most) b2);

-- comments_of: the talk at a record, newest first
SELECT {comment c} FROM comments c
 WHERE c.tenant = :tenant AND c.item = :item AND c.id < :before AND c.removed_at IS NULL ORDER BY c.id DESC LIMIT :n;

-- follow_on: somebody follows it, unless he does already
INSERT INTO follows (tenant, item, person, noun, at) VALUES (:tenant, :item, :person, 'problem', :now)
ON CONFLICT (tenant, item, person) DO NOTHING;

-- follow_off: and no longer
DELETE FROM follows WHERE tenant = :tenant AND item = :item AND person = :person;

-- notices_of: what somebody was told, newest first
SELECT {notification n} FROM notifications n
 WHERE n.tenant = :tenant AND n.person = :person AND n.id < :before ORDER BY n.id DESC LIMIT :n;

-- notices_new: what he has not read
SELECT {notification n} FROM notifications n
 WHERE n.tenant = :tenant AND n.person = :person AND n.unread = 1 AND n.id < :before ORDER BY n.id DESC LIMIT :n;

-- notices_unread: how many, counted no further than the bell shows
SELECT count(*) FROM (SELECT 1 FROM notifications n
                       WHERE n.tenant = :tenant AND n.person = :person AND n.unread = 1 LIMIT :most) b1;

-- notice_read: one of them
UPDATE notifications SET unread = 0, read_at = :now
 WHERE tenant = :tenant AND person = :person AND id = :id AND unread = 1;

-- notices_read_all: all of them
UPDATE notifications SET unread = 0, read_at = :now WHERE tenant = :tenant AND person = :person AND unread = 1;

-- views_of: the views somebody keeps
SELECT {view v} FROM views v
 WHERE v.tenant = :tenant AND v.person = :person AND v.removed_at IS NULL ORDER BY v.id LIMIT :n;

-- similar_at: what was found at an estate since then, newest first
SELECT {problem p} FROM problems p
 WHERE p.tenant = :tenant AND p.estate = :estate AND p.id >= :floor ORDER BY p.id DESC LIMIT :n;

-- similar_near: the same of one category, for the estates next to it
SELECT {problem p} FROM problems p
 WHERE p.tenant = :tenant AND p.estate = :estate AND p.id >= :floor AND p.category = :category
 ORDER BY p.id DESC LIMIT :n;

-- repeats_at: how often each category came up at an estate since then, of its newest 2000 at most (few)
SELECT b1.category, count(*)
  FROM (SELECT p.category FROM problems p WHERE p.tenant = :tenant AND p.estate = :estate AND p.id >= :floor
         ORDER BY p.id DESC LIMIT 2000) b1
 GROUP BY b1.category ORDER BY b1.category;

-- deeds_of: the story of what flows, oldest first
SELECT {deed d} FROM deeds d WHERE d.tenant = :tenant AND d.item = :item ORDER BY d.id;
