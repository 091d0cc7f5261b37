-- The search index: what a record is found by, cut into tokens (search.c). On SQLite a table of FTS5 that keeps
-- no text, on PostgreSQL a table of its own, so that another column's change does not rewrite it. FTS5 is given VALUES:
-- an INSERT … SELECT is a savepoint of its own, at which it writes all that it holds (four times as slow).

-- search_problem_add [sqlite]: what a problem is found by
INSERT INTO search_problems (rowid, tokens) VALUES (:id + 0 * :tenant, :tokens)

-- search_problem_add [postgres]: what a problem is found by
INSERT INTO search_problems (tenant, id, tokens)
VALUES (:tenant, :id, array_to_tsvector(string_to_array(:tokens, ' ')))
ON CONFLICT (tenant, id) DO UPDATE SET tokens = excluded.tokens

-- search_problem_drop [sqlite]: no longer by these
INSERT INTO search_problems (search_problems, rowid, tokens) VALUES ('delete', :id + 0 * :tenant, :tokens)

-- search_problem_drop [postgres]: no longer by these
DELETE FROM search_problems WHERE tenant = :tenant AND id = :id AND CAST(:tokens AS TEXT) IS NOT NULL

-- search_comment_add [sqlite]: what a comment is found by
INSERT INTO search_comments (rowid, tokens) VALUES (:id + 0 * :tenant, :tokens)

-- search_comment_add [postgres]: what a comment is found by
INSERT INTO search_comments (tenant, id, tokens)
VALUES (:tenant, :id, array_to_tsvector(string_to_array(:tokens, ' ')))
ON CONFLICT (tenant, id) DO UPDATE SET tokens = excluded.tokens

-- search_comment_drop [sqlite]: no longer by these
INSERT INTO search_comments (search_comments, rowid, tokens) VALUES ('delete', :id + 0 * :tenant, :tokens)

-- search_comment_drop [postgres]: no longer by these
DELETE FROM search_comments WHERE tenant = :tenant AND id = :id AND CAST(:tokens AS TEXT) IS NOT NULL

-- search_problem_few [sqlite]: problems of these tokens in a part of a scope, newest first (whole)
SELECT p.id, p.id, p.estate, p.category, p.title, p.place, p.description
  FROM search_problems s CROSS JOIN problems p ON p.id = s.rowid
 WHERE search_problems MATCH :match AND s.rowid < :before AND p.tenant = :tenant AND p.removed_at IS NULL
   AND (:town IS NULL OR p.town = :town) AND (:community IS NULL OR p.community = :community)
   AND (:estate IS NULL OR p.estate = :estate)
   AND (:node IS NULL OR EXISTS (SELECT 1 FROM item_nodes n WHERE n.tenant = p.tenant AND n.item = p.id AND n.node = :node))
 ORDER BY s.rowid DESC LIMIT :n

-- search_problem_few [postgres]: the same where few have them: all of those, then sorted (whole)
SELECT p.id, p.id, p.estate, p.category, p.title, p.place, p.description
  FROM (SELECT s.id FROM search_problems s
         WHERE s.tenant = :tenant AND s.id < :before AND s.tokens @@ CAST(:match AS tsquery) OFFSET 0) s
  JOIN problems p ON p.tenant = :tenant AND p.id = s.id
 WHERE p.removed_at IS NULL
   AND (CAST(:town AS BIGINT) IS NULL OR p.town = :town) AND (CAST(:community AS BIGINT) IS NULL OR p.community = :community)
   AND (CAST(:estate AS BIGINT) IS NULL OR p.estate = :estate)
   AND (CAST(:node AS BIGINT) IS NULL
        OR EXISTS (SELECT 1 FROM item_nodes n WHERE n.tenant = p.tenant AND n.item = p.id AND n.node = :node))
 ORDER BY p.id DESC LIMIT :n

-- search_problem_walk [sqlite]: the same; FTS5 gives them newest first however many there are (whole)
SELECT p.id, p.id, p.estate, p.category, p.title, p.place, p.description
  FROM search_problems s CROSS JOIN problems p ON p.id = s.rowid
 WHERE search_problems MATCH :match AND s.rowid < :before AND p.tenant = :tenant AND p.removed_at IS NULL
   AND (:town IS NULL OR p.town = :town) AND (:community IS NULL OR p.community = :community)
   AND (:estate IS NULL OR p.estate = :estate)
   AND (:node IS NULL OR EXISTS (SELECT 1 FROM item_nodes n WHERE n.tenant = p.tenant AND n.item = p.id AND n.node = :node))
 ORDER BY s.rowid DESC LIMIT :n

-- search_problem_walk [postgres]: the same where many have them: along the key (whole)
SELECT p.id, p.id, p.estate, p.category, p.title, p.place, p.description
  FROM search_problems s JOIN problems p ON p.tenant = s.tenant AND p.id = s.id
 WHERE s.tenant = :tenant AND s.id < :before AND s.tokens @@ CAST(:match AS tsquery) AND p.removed_at IS NULL
   AND (CAST(:town AS BIGINT) IS NULL OR p.town = :town) AND (CAST(:community AS BIGINT) IS NULL OR p.community = :community)
   AND (CAST(:estate AS BIGINT) IS NULL OR p.estate = :estate)
   AND (CAST(:node AS BIGINT) IS NULL
        OR EXISTS (SELECT 1 FROM item_nodes n WHERE n.tenant = p.tenant AND n.item = p.id AND n.node = :node))
 ORDER BY s.id DESC LIMIT :n

-- search_problem_many [sqlite]: not asked there (whole)
SELECT count(*) FROM (SELECT 1 FROM search_problems WHERE search_problems MATCH :match AND :tenant > 0 LIMIT :n)

-- search_problem_many [postgres]: do many have them? (whole)
SELECT count(*) FROM (SELECT 1 FROM search_problems s
                       WHERE s.tenant = :tenant AND s.tokens @@ CAST(:match AS tsquery) LIMIT :n) x

-- search_comment_few [sqlite]: comments of these tokens at problems in a part of a scope, newest first (whole)
SELECT k.id, k.item, NULL, NULL, k.text, NULL, NULL
  FROM search_comments s CROSS JOIN comments k ON k.id = s.rowid CROSS JOIN problems p ON p.id = k.item
 WHERE search_comments MATCH :match AND s.rowid < :before AND k.tenant = :tenant AND k.removed_at IS NULL
   AND p.tenant = :tenant AND p.removed_at IS NULL
   AND (:town IS NULL OR p.town = :town) AND (:community IS NULL OR p.community = :community)
   AND (:estate IS NULL OR p.estate = :estate)
   AND (:node IS NULL OR EXISTS (SELECT 1 FROM item_nodes n WHERE n.tenant = p.tenant AND n.item = p.id AND n.node = :node))
 ORDER BY s.rowid DESC LIMIT :n

-- search_comment_few [postgres]: the same, all of those, then sorted (whole)
SELECT k.id, k.item, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), k.text, CAST(NULL AS TEXT), CAST(NULL AS TEXT)
  FROM (SELECT s.id FROM search_comments s
         WHERE s.tenant = :tenant AND s.id < :before AND s.tokens @@ CAST(:match AS tsquery) OFFSET 0) s
  JOIN comments k ON k.tenant = :tenant AND k.id = s.id
  JOIN problems p ON p.tenant = :tenant AND p.id = k.item
 WHERE k.removed_at IS NULL AND p.removed_at IS NULL
   AND (CAST(:town AS BIGINT) IS NULL OR p.town = :town) AND (CAST(:community AS BIGINT) IS NULL OR p.community = :community)
   AND (CAST(:estate AS BIGINT) IS NULL OR p.estate = :estate)
   AND (CAST(:node AS BIGINT) IS NULL
        OR EXISTS (SELECT 1 FROM item_nodes n WHERE n.tenant = p.tenant AND n.item = p.id AND n.node = :node))
 ORDER BY k.id DESC LIMIT :n

-- search_at: how far an index that is made anew has come
SELECT n FROM counters WHERE tenant = :tenant AND series = :series

-- search_mark: it has come so far
INSERT INTO counters (tenant, series, n) VALUES (:tenant, :series, :n)
ON CONFLICT (tenant, series) DO UPDATE SET n = excluded.n

-- search_tenants: whose records are indexed (whole)
SELECT id FROM tenants ORDER BY id

-- search_problem_terms [sqlite]: every token with its problem (whole)
SELECT doc, term FROM search_problem_terms WHERE :tenant > 0

-- search_problem_terms [postgres]: every token with its problem (whole)
SELECT s.id, x.term FROM search_problems s CROSS JOIN LATERAL unnest(tsvector_to_array(s.tokens)) AS x (term)
 WHERE s.tenant = :tenant

-- search_comment_terms [sqlite]: every token with its comment (whole)
SELECT doc, term FROM search_comment_terms WHERE :tenant > 0

-- search_comment_terms [postgres]: every token with its comment (whole)
SELECT s.id, x.term FROM search_comments s CROSS JOIN LATERAL unnest(tsvector_to_array(s.tokens)) AS x (term)
 WHERE s.tenant = :tenant
