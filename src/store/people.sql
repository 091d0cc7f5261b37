-- Sign-in and sessions.

-- person_by_account: who signs in
SELECT {person p} FROM persons p WHERE p.tenant = :tenant AND p.account = :account AND p.removed_at IS NULL;

-- session_by_token: whose cookie it is
SELECT {session s} FROM sessions s WHERE s.token = :token;

-- session_delete: sign out
DELETE FROM sessions WHERE tenant = :tenant AND id = :id;

-- session_delete_others: a changed password ends the other sessions
DELETE FROM sessions WHERE tenant = :tenant AND person = :person AND id <> :keep;

-- session_seen: the idle clock starts anew
UPDATE sessions SET seen_at = :at WHERE tenant = :tenant AND id = :id AND seen_at < :at;

-- session_sweep: sessions that have ended
DELETE FROM sessions WHERE ends_at < :now;

-- signin_failed: one wrong password more; not a version of the person
UPDATE persons SET failures = :failures, locked_until = :until WHERE tenant = :tenant AND id = :id;

-- activation_by_code: a one-time code of an administrator
SELECT {activation a} FROM activations a WHERE a.code = :code;

-- activation_use: only once
UPDATE activations SET used_at = :now WHERE tenant = :tenant AND id = :id AND used_at IS NULL;

-- grants_of_person: what somebody holds, for the separation of administrators
SELECT {grant g} FROM grants g
 WHERE g.tenant = :tenant AND g.person = :person AND g.removed_at IS NULL ORDER BY g.id;

-- code_of_person: until when a one-time code is good that waits to be used
SELECT a.ends_at FROM activations a
 WHERE a.tenant = :tenant AND a.person = :person AND a.used_at IS NULL AND a.ends_at > :now LIMIT 1;

-- codes_void: a new code makes the ones before worthless
UPDATE activations SET ends_at = :now
 WHERE tenant = :tenant AND person = :person AND used_at IS NULL AND ends_at > :now;

-- person_seen: not a version of the person, and once an hour is enough
UPDATE persons SET last_seen_at = :at
 WHERE tenant = :tenant AND id = :id AND (last_seen_at IS NULL OR last_seen_at < :before);
