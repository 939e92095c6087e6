-- Defaults and generation expressions of the tables $1. The fourth column tells a serial: its default reads a sequence
-- that the column itself owns. Those are found once for all, which costs far less than looking for each default.
SELECT d.adrelid::int8, d.adnum, pg_get_expr(d.adbin, d.adrelid),
       (d.oid, d.adrelid, d.adnum) IN (
           SELECT uses.objid, owned.refobjid, owned.refobjsubid
           FROM pg_depend uses
           JOIN pg_depend owned ON owned.classid = 'pg_class'::regclass AND owned.objid = uses.refobjid
           WHERE uses.classid = 'pg_attrdef'::regclass AND uses.refclassid = 'pg_class'::regclass
             AND owned.deptype = 'a'
       ), a.attgenerated::text
FROM pg_attrdef d
JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
WHERE d.adrelid = ANY ($1::oid[])
