-- Which problems a task, a project or another matter is about.

-- link_on: an item is about a problem, unless it is already
INSERT INTO links (tenant, item, problem, noun, at, by) VALUES (:tenant, :item, :problem, :noun, :now, :by)
ON CONFLICT (tenant, item, problem) DO NOTHING;

-- link_off: and no longer
DELETE FROM links WHERE tenant = :tenant AND item = :item AND problem = :problem;

-- links_of_item: the problems that an item is about
SELECT l.problem FROM links l WHERE l.tenant = :tenant AND l.item = :item ORDER BY l.problem LIMIT :n;

-- links_of_problem: what is about a problem
SELECT l.noun, l.item, l.at, l.by FROM links l
 WHERE l.tenant = :tenant AND l.problem = :problem ORDER BY l.item LIMIT :n;

-- links_open: how many problems an item is about, and how many of them are open (few)
SELECT count(*), COALESCE(sum(p.open), 0) FROM links l
  JOIN problems p ON p.tenant = l.tenant AND p.id = l.problem
 WHERE l.tenant = :tenant AND l.item = :item;
