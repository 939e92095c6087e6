-- Constraints of some tables. A key that refers to a partitioned table is there once more for each partition
-- (conparentid).
SELECT k.oid::int8 AS oid, k.conrelid::int8 AS conrelid, k.conname::text AS conname, k.contype::text AS contype,
       k.conkey, k.conindid::int8 AS conindid, k.condeferrable, k.condeferred, k.connoinherit, k.confrelid::int8 AS confrelid,
       k.confkey, k.confupdtype::text AS confupdtype, k.confdeltype::text AS confdeltype,
       k.confmatchtype = 'f' AS match_full,
       CASE k.contype WHEN 'c' THEN pg_get_expr(k.conbin, k.conrelid)
                      WHEN 'x' THEN pg_get_constraintdef(k.oid) END AS definition,
       {delete_columns} AS delete_columns, k.convalidated AS validated, {enforced} AS enforced, {period} AS period
FROM pg_constraint k
WHERE k.conrelid = ANY ({tables}::oid[]) AND k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conislocal
  AND k.conparentid = 0
