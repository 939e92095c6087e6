-- Collations. Where the search path does not lead to one, its schema is named.
SELECT c.oid::int8, CASE WHEN NOT pg_collation_is_visible(c.oid) THEN n.nspname::text END, c.collname::text
FROM pg_collation c
JOIN pg_namespace n ON n.oid = c.collnamespace
WHERE c.oid = ANY ({collations}::oid[])
