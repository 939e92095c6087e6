-- What is known of the columns $3 of the tables $2 in the schemas $1 that another column would not have, and which triggers
-- run when a row of these tables is updated. A foreign key that leads to the column is named: it may be one that is managed.
WITH wanted AS (
    SELECT w.ordinal, c.oid, a.attnum
    FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY w (schema, name, part, ordinal)
    JOIN pg_namespace n ON n.nspname = w.schema
    JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = w.name AND c.relkind = 'r'
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = w.part AND a.attnum > 0 AND NOT a.attisdropped
)
SELECT w.ordinal, 'the trigger ' || t.tgname AS what, NULL::text AS key_schema, NULL::text AS key_table, NULL::text AS key_name,
       true AS runs
FROM wanted w
JOIN pg_trigger t ON t.tgrelid = w.oid
-- 16: TRIGGER_TYPE_UPDATE
WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgtype & 16 <> 0
UNION ALL
SELECT w.ordinal, pg_describe_object(d.classid, d.objid, 0), n.nspname, c.relname, k.conname, false
FROM wanted w
JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = w.oid AND d.refobjsubid = w.attnum
LEFT JOIN pg_class r ON d.classid = 'pg_class'::regclass AND r.oid = d.objid
LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
LEFT JOIN pg_class c ON c.oid = k.conrelid
LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE d.classid <> 'pg_attrdef'::regclass AND r.relkind IS DISTINCT FROM 'i' AND r.relkind IS DISTINCT FROM 'S'
  AND (k.oid IS NULL OR k.conrelid <> w.oid)
UNION ALL
SELECT w.ordinal, it.what, NULL, NULL, NULL, false
FROM wanted w
JOIN pg_attribute a ON a.attrelid = w.oid AND a.attnum = w.attnum
JOIN pg_type t ON t.oid = a.atttypid
CROSS JOIN LATERAL (VALUES
    ('rights that were granted on it alone', a.attacl IS NOT NULL),
    ('its own options', a.attoptions IS NOT NULL),
    -- Null since Postgres 17, -1 before.
    ('its own statistics target', coalesce(to_jsonb(a) ->> 'attstattarget', '-1') <> '-1'),
    ('its own storage', a.attstorage <> t.typstorage),
    ('its own compression', a.attcompression::text <> '')
) it (what, is_so)
WHERE it.is_so
ORDER BY 1, 6 DESC, 2
