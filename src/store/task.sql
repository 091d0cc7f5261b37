-- Tasks.

-- task_parts: the tasks that are parts of one
SELECT {task t} FROM tasks t WHERE t.tenant = :tenant AND t.parent = :parent ORDER BY t.id LIMIT 200;

-- task_parts_open: how many parts of it are open (few)
SELECT count(*) FROM tasks t WHERE t.tenant = :tenant AND t.parent = :task AND t.open = 1;

-- task_problem_open: the first of its problems that is open (few)
SELECT p.no FROM links l JOIN problems p ON p.tenant = l.tenant AND p.id = l.problem
 WHERE l.tenant = :tenant AND l.item = :task AND p.open = 1 ORDER BY p.id LIMIT 1;

-- supervisions_about: the sheets about a record, newest first (few)
SELECT {supervision s} FROM supervisions s WHERE s.tenant = :tenant AND s.about = :about ORDER BY s.id DESC LIMIT 50;

-- tasks_unreported: open tasks whose report is due by now
SELECT {task t} FROM tasks t
 WHERE t.tenant = :tenant AND t.open = 1 AND t.report_by <= :now ORDER BY t.report_by, t.id LIMIT :n;
