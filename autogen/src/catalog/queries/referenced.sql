-- The tables $1 with the numbers and the names of their columns.
SELECT c.oid::int8, n.nspname::text, c.relname::text, array_agg(a.attnum), array_agg(a.attname::text)
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.oid = ANY ($1::oid[])
GROUP BY c.oid, n.nspname, c.relname
