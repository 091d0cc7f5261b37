-- Lists beside the ledger itself.

-- followed_of: the newest records that a person follows
SELECT f.item FROM follows f WHERE f.tenant = :tenant AND f.person = :person ORDER BY f.item DESC LIMIT :n;
