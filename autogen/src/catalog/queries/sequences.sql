-- Sequences that no extension owns: those that a column owns, and the others of some schemas. The last column is how a
-- default spells one that a column owns without being an identity.
SELECT n.nspname::text AS schema, c.relname::text AS name, format_type(s.seqtypid, NULL) AS ty, s.seqstart AS start,
       s.seqincrement AS increment, s.seqmin AS min, s.seqmax AS max, s.seqcache AS cache, s.seqcycle AS cycle,
       c.oid::int8 AS oid, owner.refobjid::int8 AS owner_oid, owner.refobjsubid::int2 AS owner_attnum,
       CASE WHEN owner.deptype = 'a' THEN c.oid::regclass::text END AS spelled
FROM pg_sequence s
JOIN pg_class c ON c.oid = s.seqrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_depend owner ON owner.classid = 'pg_class'::regclass AND owner.objid = c.oid
    AND owner.refclassid = 'pg_class'::regclass AND owner.deptype IN ('a', 'i')
WHERE (owner.refobjid IS NOT NULL OR n.nspname = ANY ({schemas}::text[]))
  AND c.oid NOT IN (SELECT d.objid FROM pg_depend d
                    WHERE d.refclassid = 'pg_extension'::regclass AND d.classid = 'pg_class'::regclass
                      AND d.deptype = 'e')
