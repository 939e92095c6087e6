-- Columns of some tables, with the names of these.
SELECT a.attrelid::int8, n.nspname::text, c.relname::text, a.attnum, a.attname::text
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE a.attrelid = ANY ({tables}::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
