-- Rules that find problems by themselves, what they look at, what they found.

-- rule_mark: something changed at the estate; who evaluates it holds this row until he is through
INSERT INTO rule_marks (tenant, estate, n) VALUES (:tenant, :estate, 1)
ON CONFLICT (tenant, estate) DO UPDATE SET n = rule_marks.n + 1;
