-- The partitions of the tables $2 in the schemas $1, at any depth, each after what it is a part of.
SELECT n.nspname::text AS schema, c.relname::text AS name, own.nspname::text AS own_schema, part.relname::text AS own_name,
       above.nspname::text AS of_schema, whole.relname::text AS of_name, part.relkind::text AS kind,
       part.oid = p.partdefid AS is_default
FROM unnest($1::text[], $2::text[]) wanted (schema, name)
JOIN pg_namespace n ON n.nspname = wanted.schema
JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name AND c.relkind = 'p'
CROSS JOIN LATERAL pg_partition_tree(c.oid) tree
JOIN pg_class part ON part.oid = tree.relid
JOIN pg_namespace own ON own.oid = part.relnamespace
JOIN pg_class whole ON whole.oid = tree.parentrelid
JOIN pg_partitioned_table p ON p.partrelid = whole.oid
JOIN pg_namespace above ON above.oid = whole.relnamespace
WHERE tree.level > 0
ORDER BY 1, 2, tree.level, 3, 4
