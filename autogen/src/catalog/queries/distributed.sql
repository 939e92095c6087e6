-- The distributed tables of some schemas, each with its distribution column and the number of its colocation group, and the reference
-- tables, which have no such column. The view `citus_tables` says the same, but asks all servers for sizes.
SELECT c.oid::int8, column_to_column_name(p.logicalrelid, p.partkey)::text, p.colocationid::int8
FROM pg_dist_partition p
JOIN pg_class c ON c.oid = p.logicalrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = ANY ({schemas}::text[]) AND (p.partkey IS NOT NULL OR p.repmodel = 't')
