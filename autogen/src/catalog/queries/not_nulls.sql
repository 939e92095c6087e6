-- The names of NOT NULL constraints in some schemas, each with its table and column. Since Postgres 18.
SELECT n.nspname::text, c.relname::text, a.attname::text, k.conname::text
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
WHERE k.contype = 'n' AND n.nspname = ANY ({schemas}::text[])
