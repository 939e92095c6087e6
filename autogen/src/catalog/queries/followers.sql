-- Views, foreign tables, partitions and inheriting children of some names; with the tables that they have columns from,
-- the nearest first, and the columns that they would have without these.
SELECT c.oid::int8, n.nspname::text, c.relname::text,
       CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table'
                      ELSE CASE WHEN c.relispartition THEN 'partition' ELSE 'child' END END,
       coalesce(a.schemas, '{}'), coalesce(a.names, '{}'),
       array(SELECT l.attname::text FROM pg_attribute l
             WHERE l.attrelid = c.oid AND l.attnum > 0 AND NOT l.attisdropped AND l.attislocal)
FROM unnest({schemas}::text[], {names}::text[]) w (schema, name)
JOIN pg_namespace n ON n.nspname = w.schema
JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = w.name
CROSS JOIN LATERAL (
    WITH RECURSIVE up AS (
        SELECT h.inhparent, h.inhseqno, 1 AS level FROM pg_inherits h WHERE h.inhrelid = c.oid
        UNION ALL
        SELECT h.inhparent, h.inhseqno, up.level + 1 FROM up JOIN pg_inherits h ON h.inhrelid = up.inhparent
    )
    SELECT array_agg(pn.nspname::text ORDER BY up.level, up.inhseqno) AS schemas,
           array_agg(p.relname::text ORDER BY up.level, up.inhseqno) AS names
    FROM up
    JOIN pg_class p ON p.oid = up.inhparent
    JOIN pg_namespace pn ON pn.oid = p.relnamespace
) a
WHERE c.relkind IN ('v', 'm', 'f') OR (c.relkind IN ('r', 'p') AND a.names IS NOT NULL)
