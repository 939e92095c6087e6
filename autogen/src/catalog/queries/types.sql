-- Types, each with a modifier, and the collation that each type brings along. For an array, the row describes its
-- element.
SELECT u.id::int8, u.typmod, t.oid <> b.oid, n.nspname::text, b.typname::text, b.typtype::text,
       EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = b.oid AND d.deptype = 'e'),
       format_type(b.oid, NULL), format_type(b.oid, u.typmod), t.typcollation::int8
FROM unnest({types}::oid[], {modifiers}::int4[]) u (id, typmod)
JOIN pg_type t ON t.oid = u.id
-- Only what is the array type of its element is an array: neither a domain over one nor `int2vector`.
LEFT JOIN pg_type e ON e.oid = t.typelem AND e.typarray = t.oid
JOIN pg_type b ON b.oid = coalesce(e.oid, t.oid)
JOIN pg_namespace n ON n.oid = b.typnamespace
