-- Ordinary and partitioned tables of some schemas, with what the latter are partitioned by. Partitions and inheriting children follow their parent, and what
-- an extension owns is the extension's.
SELECT c.oid::int8, n.nspname::text, c.relname::text, c.relhassubclass,
       CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname = ANY ({schemas}::text[])
  -- What TimescaleDB makes for hypertables is not a member of the extension.
  AND n.nspname !~ '^_timescaledb_'
  AND c.oid NOT IN (SELECT h.inhrelid FROM pg_inherits h)
  AND c.oid NOT IN (SELECT d.objid FROM pg_depend d
                    WHERE d.refclassid = 'pg_extension'::regclass AND d.classid = 'pg_class'::regclass
                      AND d.deptype = 'e')
