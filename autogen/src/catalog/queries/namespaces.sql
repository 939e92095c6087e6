-- Every schema that is not the system's own.
SELECT n.oid::int8, n.nspname::text
FROM pg_namespace n
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
