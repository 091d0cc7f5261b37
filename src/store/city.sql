-- What a city keeps about itself.

-- setting_turn: a setting takes another value; no row is changed when it had it
INSERT INTO settings (tenant, key, value) VALUES (:tenant, :key, :value)
ON CONFLICT (tenant, key) DO UPDATE SET value = excluded.value WHERE settings.value <> excluded.value;

-- setting_of: one setting
SELECT s.value FROM settings s WHERE s.tenant = :tenant AND s.key = :key;
