-- What the domains among some types are over, and among the elements of arrays.
SELECT n.nspname::text, t.typname::text, t.typbasetype::int8, t.typtypmod
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'd' AND (t.oid = ANY ({types}::oid[]) OR t.typarray = ANY ({types}::oid[]))
