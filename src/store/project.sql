-- Projects: where they are built, what they are made of.

-- project_places: the estates of a project
SELECT {project_estate e} FROM project_estates e
 WHERE e.tenant = :tenant AND e.project = :project AND e.removed_at IS NULL ORDER BY e.estate LIMIT 200;

-- project_at_estate: the projects at an estate, newest first (few)
SELECT e.project FROM project_estates e
 WHERE e.tenant = :tenant AND e.estate = :estate AND e.removed_at IS NULL ORDER BY e.id DESC LIMIT :n;

-- project_funds_of: where its money comes from
SELECT {project_fund f} FROM project_funds f
 WHERE f.tenant = :tenant AND f.project = :project AND f.removed_at IS NULL ORDER BY f.id LIMIT :n;

-- project_payments_of: what was paid, in the order of the days (few)
SELECT {project_payment p} FROM project_payments p
 WHERE p.tenant = :tenant AND p.project = :project AND p.removed_at IS NULL ORDER BY p.day, p.id LIMIT :n;

-- project_nodes_of: its points in time, as they are set (few)
SELECT {project_node k} FROM project_nodes k
 WHERE k.tenant = :tenant AND k.project = :project AND k.removed_at IS NULL ORDER BY k.position, k.id LIMIT :n;
