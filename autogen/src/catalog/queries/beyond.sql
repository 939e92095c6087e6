-- What tables of these schemas have that is not compared, each as SQL has it.
WITH own AS (
    SELECT c.*, n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname = ANY ({schemas}::text[])
), beyond AS (
    SELECT oid, CASE relpersistence WHEN 'u' THEN 'UNLOGGED' ELSE 'TEMPORARY' END AS what FROM own WHERE relpersistence <> 'p'
    UNION ALL
    SELECT o.oid, format('TABLESPACE %I', t.spcname) FROM own o JOIN pg_tablespace t ON t.oid = o.reltablespace
    UNION ALL
    SELECT o.oid, format('USING %I', a.amname) FROM own o JOIN pg_am a ON a.oid = o.relam WHERE a.amname <> 'heap'
    UNION ALL
    SELECT oid, 'OF ' || reloftype::regtype FROM own WHERE reloftype <> 0
    UNION ALL
    SELECT o.oid, 'INHERITS' FROM own o JOIN pg_inherits h ON h.inhrelid = o.oid
    UNION ALL
    SELECT o.oid, format('STORAGE of %I', a.attname)
    FROM own o JOIN pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped JOIN pg_type t ON t.oid = a.atttypid
    WHERE a.attstorage <> t.typstorage
    UNION ALL
    SELECT o.oid, format('COMPRESSION of %I', a.attname)
    FROM own o JOIN pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE a.attcompression <> ''
    UNION ALL
    SELECT o.oid, format('%s of %I', CASE k.contype WHEN 'f' THEN 'PERIOD' ELSE 'WITHOUT OVERLAPS' END, k.conname)
    FROM own o JOIN pg_constraint k ON k.conrelid = o.oid
    WHERE k.contype IN ('p', 'u', 'f') AND coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false)
)
SELECT o.nspname::text, o.relname::text, b.what FROM beyond b JOIN own o USING (oid) ORDER BY 1, 2, 3
