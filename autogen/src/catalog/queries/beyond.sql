-- What tables of these schemas have that is not compared, each as SQL has it.
WITH own AS (
    SELECT c.*, n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname = ANY ({schemas}::text[])
), beyond AS (
    SELECT oid, 'TEMPORARY' AS what FROM own WHERE relpersistence = 't'
    UNION ALL
    SELECT o.oid, format('USING %I', a.amname) FROM own o JOIN pg_am a ON a.oid = o.relam WHERE a.amname <> 'heap'
    UNION ALL
    SELECT oid, 'OF ' || reloftype::regtype FROM own WHERE reloftype <> 0
    UNION ALL
    SELECT o.oid, 'INHERITS' FROM own o JOIN pg_inherits h ON h.inhrelid = o.oid
    UNION ALL
    SELECT o.oid, format('%s of %I', CASE k.contype WHEN 'f' THEN 'PERIOD' ELSE 'WITHOUT OVERLAPS' END, k.conname)
    FROM own o JOIN pg_constraint k ON k.conrelid = o.oid
    WHERE k.contype IN ('p', 'u', 'f') AND coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false)
)
SELECT o.nspname::text, o.relname::text, b.what FROM beyond b JOIN own o USING (oid) ORDER BY 1, 2, 3
