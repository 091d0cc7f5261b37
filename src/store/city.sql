-- What a city keeps about itself.

-- setting_of: one setting
SELECT s.value FROM settings s WHERE s.tenant = :tenant AND s.key = :key;
