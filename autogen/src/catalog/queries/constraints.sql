-- Constraints of the tables $1. The names of referenced columns are looked up only where the referenced table is not
-- itself among $1. A key that refers to a partitioned table is there once more for each partition (conparentid).
SELECT k.conrelid::int8 AS conrelid, k.conname::text AS conname, k.contype::text AS contype, k.conkey,
       k.condeferrable, k.condeferred, k.connoinherit, k.confrelid::int8 AS confrelid, k.confkey,
       fn.nspname::text AS references_schema, f.relname::text AS references_table,
       k.confupdtype::text AS confupdtype, k.confdeltype::text AS confdeltype, k.confmatchtype = 'f' AS match_full,
       CASE WHEN f.oid IS NOT NULL AND NOT f.oid = ANY ($1::oid[]) THEN (
           SELECT array_agg(a.attname::text ORDER BY key.ordinal)
           FROM unnest(k.confkey) WITH ORDINALITY key (attnum, ordinal)
           JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = key.attnum
       ) END AS foreign_names,
       CASE k.contype WHEN 'c' THEN pg_get_expr(k.conbin, k.conrelid)
                      WHEN 'x' THEN pg_get_constraintdef(k.oid) END AS definition,
       {delete_columns} AS delete_columns, k.convalidated AS validated, {enforced} AS enforced, {period} AS period
FROM pg_constraint k
LEFT JOIN pg_class f ON f.oid = k.confrelid
LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
WHERE k.conrelid = ANY ($1::oid[]) AND k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conislocal AND k.conparentid = 0
