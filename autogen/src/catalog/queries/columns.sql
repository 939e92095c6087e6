-- Columns of the tables $1, without what needs a function call.
SELECT a.attrelid::int8, a.attnum, a.attname::text, a.atttypid::int8, a.atttypmod, a.attnotnull,
       a.attidentity::text,
       CASE WHEN a.attcollation <> t.typcollation THEN col.collname::text END,
       CASE WHEN a.attcollation <> t.typcollation AND NOT pg_collation_is_visible(col.oid)
            THEN cn.nspname::text END
FROM pg_attribute a
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_collation col ON col.oid = a.attcollation AND a.attcollation <> t.typcollation
LEFT JOIN pg_namespace cn ON cn.oid = col.collnamespace
WHERE a.attrelid = ANY ($1::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
