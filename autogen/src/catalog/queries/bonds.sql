-- What objects depend on, each with the catalog row of the one and of the other: a column or a table by name, or anything else
-- by its row.
WITH own AS (
    SELECT o.class, o.oid FROM unnest({classes}::oid[], {oids}::oid[]) o (class, oid)
), part AS (
    SELECT o.class AS of_class, o.oid AS of_oid, o.class, o.oid FROM own o
    UNION ALL
    SELECT o.class, o.oid, 'pg_rewrite'::regclass, r.oid
    FROM own o JOIN pg_rewrite r ON o.class = 'pg_class'::regclass AND r.ev_class = o.oid AND r.rulename = '_RETURN'
    UNION ALL
    SELECT o.class, o.oid, 'pg_class'::regclass, t.typrelid
    FROM own o JOIN pg_type t ON o.class = 'pg_type'::regclass AND t.oid = o.oid AND t.typrelid <> 0
    UNION ALL
    SELECT o.class, o.oid, 'pg_constraint'::regclass, k.oid
    FROM own o JOIN pg_constraint k ON o.class = 'pg_type'::regclass AND k.contypid = o.oid
    UNION ALL
    -- The columns of a view.
    SELECT o.class, o.oid, 'pg_class'::regclass, o.oid FROM own o WHERE o.class = 'pg_class'::regclass
), depends AS (
    SELECT DISTINCT p.of_class, p.of_oid,
           -- An array is as its elements, and a row type as its table.
           CASE WHEN row_of.oid IS NOT NULL THEN 'pg_class'::regclass::oid ELSE d.refclassid END AS class,
           coalesce(row_of.oid, element.oid, d.refobjid) AS oid, d.refobjsubid AS sub
    FROM part p
    JOIN pg_depend d ON d.classid = p.class AND d.objid = p.oid AND d.deptype IN ('n', 'a')
    LEFT JOIN pg_type t ON d.refclassid = 'pg_type'::regclass AND t.oid = d.refobjid
    LEFT JOIN pg_type element ON element.oid = t.typelem AND t.typcategory = 'A'
    LEFT JOIN pg_class row_of ON row_of.oid = coalesce(element.typrelid, t.typrelid) AND row_of.relkind <> 'c'
    WHERE d.refclassid IN ('pg_class'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass, 'pg_trigger'::regclass)
)
SELECT d.of_class::int8, d.of_oid::int8, d.class::int8, d.oid::int8, n.nspname::text, coalesce(c.relname, t.typname)::text,
       a.attname::text
FROM depends d
LEFT JOIN pg_class c ON d.class = 'pg_class'::regclass AND c.oid = d.oid
LEFT JOIN pg_type t ON d.class = 'pg_type'::regclass AND t.oid = d.oid
LEFT JOIN pg_namespace n ON n.oid = coalesce(c.relnamespace, t.typnamespace)
LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.sub AND d.sub > 0
WHERE (d.class, d.oid) <> (d.of_class, d.of_oid)
