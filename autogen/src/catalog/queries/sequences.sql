-- Sequences that no extension owns: those of the schemas $1, and those behind columns of the tables $2.
SELECT n.nspname::text AS schema, c.relname::text AS name, format_type(s.seqtypid, NULL) AS ty, s.seqstart AS start,
       s.seqincrement AS increment, s.seqmin AS min, s.seqmax AS max, s.seqcache AS cache, s.seqcycle AS cycle,
       obj_description(c.oid, 'pg_class') AS comment, owner.refobjid::int8 AS owner_oid,
       owner.refobjsubid::int2 AS owner_attnum
FROM pg_sequence s
JOIN pg_class c ON c.oid = s.seqrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_depend owner ON owner.classid = 'pg_class'::regclass AND owner.objid = c.oid
    AND owner.refclassid = 'pg_class'::regclass AND owner.deptype IN ('a', 'i')
WHERE (owner.refobjid = ANY ($2::oid[]) OR owner.refobjid IS NULL AND n.nspname = ANY ($1))
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
