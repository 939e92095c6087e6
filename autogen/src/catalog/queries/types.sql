-- The distinct types that the columns of the tables $1 use. For an array, the row describes its element.
SELECT u.atttypid::int8, u.atttypmod, t.oid <> b.oid, n.nspname::text, b.typname::text, b.typtype::text,
       EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = b.oid AND d.deptype = 'e'),
       pg_type_is_visible(b.oid),
       format_type(b.oid, NULL), format_type(b.oid, u.atttypmod)
FROM (
    SELECT DISTINCT a.atttypid, a.atttypmod
    FROM pg_attribute a
    WHERE a.attrelid = ANY ($1::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
) u
JOIN pg_type t ON t.oid = u.atttypid
-- Only what is the array type of its element is an array: neither a domain over one nor `int2vector`.
LEFT JOIN pg_type e ON e.oid = t.typelem AND e.typarray = t.oid
JOIN pg_type b ON b.oid = coalesce(e.oid, t.oid)
JOIN pg_namespace n ON n.oid = b.typnamespace
