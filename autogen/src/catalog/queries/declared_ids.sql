-- The catalog rows of objects beside tables in these schemas.
WITH space AS (SELECT oid FROM pg_namespace WHERE nspname = ANY ({schemas}::text[])),
     relation AS (SELECT c.oid, c.relkind, c.reltype FROM pg_class c JOIN space s ON s.oid = c.relnamespace)
SELECT 'pg_class'::regclass::oid::int8, oid::int8 FROM relation WHERE relkind IN ('v', 'm', 'r', 'p')
UNION ALL
SELECT 'pg_class'::regclass::oid::int8, x.indexrelid::int8 FROM relation r JOIN pg_index x ON x.indrelid = r.oid WHERE r.relkind = 'm'
UNION ALL
SELECT 'pg_type'::regclass::oid::int8, reltype::int8 FROM relation WHERE relkind = 'c'
UNION ALL
SELECT 'pg_type'::regclass::oid::int8, t.oid::int8 FROM pg_type t JOIN space s ON s.oid = t.typnamespace WHERE t.typtype = 'd'
UNION ALL
SELECT 'pg_proc'::regclass::oid::int8, p.oid::int8 FROM pg_proc p JOIN space s ON s.oid = p.pronamespace
UNION ALL
SELECT 'pg_statistic_ext'::regclass::oid::int8, e.oid::int8 FROM pg_statistic_ext e JOIN space s ON s.oid = e.stxnamespace
UNION ALL
SELECT 'pg_rewrite'::regclass::oid::int8, w.oid::int8 FROM pg_rewrite w JOIN relation r ON r.oid = w.ev_class WHERE w.rulename <> '_RETURN'
UNION ALL
SELECT 'pg_trigger'::regclass::oid::int8, t.oid::int8 FROM pg_trigger t JOIN relation r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
UNION ALL
SELECT 'pg_policy'::regclass::oid::int8, o.oid::int8 FROM pg_policy o JOIN relation r ON r.oid = o.polrelid
