-- What stands on the objects that a plan touches: ($1 what is done, $2 schema, $3 table or type, $4 column, constraint
-- or index, or what an index is that is created)[]. `gone` is what Postgres itself takes away with them (manual, section 5.15 and `pg_depend`): whatever
-- depends on it normally is in the way.
WITH RECURSIVE touch AS MATERIALIZED (
    SELECT t.ordinal, t.what, n.oid AS namespace, t.name, t.part
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY t (what, namespace, name, part, ordinal)
    JOIN pg_namespace n ON n.nspname = t.namespace
), relation AS (
    SELECT t.ordinal, t.what, t.part, c.oid
    FROM touch t
    JOIN pg_class c ON c.relname = t.name AND c.relnamespace = t.namespace
    WHERE t.what NOT IN ('drop type', 'drop routine', 'release sequence')
    UNION
    -- A column of children and partitions follows that of the parent.
    SELECT r.ordinal, r.what, r.part, h.inhrelid
    FROM relation r
    JOIN pg_inherits h ON h.inhparent = r.oid
    WHERE r.what IN ('drop column', 'set type', 'fill rows', 'create index', 'create key')
), root AS (
    SELECT ordinal, what, 'pg_class'::regclass::oid AS classid, oid AS objid, 0 AS objsubid
    FROM relation WHERE what IN ('drop table', 'drop sequence')
    UNION ALL
    SELECT r.ordinal, r.what, 'pg_class'::regclass, r.oid, a.attnum
    FROM relation r
    JOIN pg_attribute a ON a.attrelid = r.oid AND a.attname = r.part AND NOT a.attisdropped
    WHERE r.what IN ('drop column', 'set type')
    UNION ALL
    SELECT r.ordinal, r.what, 'pg_constraint'::regclass, k.oid, 0
    FROM relation r
    JOIN pg_constraint k ON k.conrelid = r.oid AND k.conname = r.part
    WHERE r.what = 'drop constraint'
    UNION ALL
    SELECT r.ordinal, r.what, 'pg_class'::regclass, c.oid, 0
    FROM relation r
    JOIN pg_index i ON i.indrelid = r.oid
    JOIN pg_class c ON c.oid = i.indexrelid AND c.relname = r.part
    WHERE r.what = 'drop index'
    UNION ALL
    SELECT r.ordinal, r.what, d.classid, d.objid, 0
    FROM relation r
    JOIN pg_attribute a ON a.attrelid = r.oid AND a.attname = r.part AND NOT a.attisdropped
    JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = r.oid AND d.refobjsubid = a.attnum
    WHERE r.what = 'drop identity' AND d.deptype = 'i'
    UNION ALL
    SELECT t.ordinal, t.what, 'pg_type'::regclass, y.oid, 0
    FROM touch t
    JOIN pg_type y ON y.typname = t.name AND y.typnamespace = t.namespace
    WHERE t.what = 'drop type'
    UNION ALL
    SELECT t.ordinal, t.what, 'pg_proc'::regclass, p.oid, 0
    FROM touch t
    JOIN pg_proc p ON p.proname = t.name AND p.pronamespace = t.namespace AND oidvectortypes(p.proargtypes) = t.part
    WHERE t.what = 'drop routine'
), released AS (
    SELECT c.oid
    FROM touch t
    JOIN pg_class c ON c.relname = t.name AND c.relnamespace = t.namespace
    WHERE t.what = 'release sequence'
), gone AS (
    SELECT ordinal, classid, objid, objsubid FROM root WHERE what <> 'set type'
    UNION
    SELECT g.ordinal, d.classid, d.objid, d.objsubid
    FROM gone g
    JOIN pg_depend d ON d.refclassid = g.classid AND d.refobjid = g.objid
    WHERE (g.objsubid = 0 OR d.refobjsubid = g.objsubid) AND d.deptype IN ('a', 'i', 'P', 'S')
      AND NOT (d.classid = 'pg_class'::regclass AND d.objid IN (SELECT oid FROM released))
), row_type AS (
    SELECT r.ordinal, c.reltype AS oid
    FROM relation r
    JOIN pg_class c ON c.oid = r.oid
    WHERE r.what = 'fill rows'
    UNION
    -- Arrays of it, domains, ranges and composite types over it.
    SELECT t.ordinal, coalesce(c.reltype, d.objid)
    FROM row_type t
    JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid = t.oid
    LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid AND c.relkind = 'c'
    WHERE d.classid = 'pg_type'::regclass OR c.oid IS NOT NULL
), found AS (
    SELECT g.ordinal, 'blocks' AS bond, d.classid, d.objid, d.objsubid
    FROM gone g
    JOIN pg_depend d ON d.refclassid = g.classid AND d.refobjid = g.objid
    WHERE (g.objsubid = 0 OR d.refobjsubid = g.objsubid) AND d.deptype = 'n'
      AND NOT EXISTS (
          SELECT FROM gone o
          WHERE o.ordinal = g.ordinal AND o.classid = d.classid AND o.objid = d.objid
            AND (o.objsubid = 0 OR o.objsubid = d.objsubid)
      )
      -- A range type is known by itself, not by its constructors.
      AND NOT (d.classid = 'pg_proc'::regclass AND EXISTS (
          SELECT FROM pg_depend m WHERE m.classid = d.classid AND m.objid = d.objid AND m.deptype = 'i'
      ))
    UNION
    -- `ALTER COLUMN … TYPE` rebuilds indexes, constraints and statistics, and refuses the rest.
    SELECT r.ordinal, 'blocks', d.classid, d.objid, d.objsubid
    FROM root r
    JOIN pg_depend d ON d.refclassid = r.classid AND d.refobjid = r.objid AND d.refobjsubid = r.objsubid
    WHERE r.what = 'set type'
      AND d.classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass,
                        'pg_publication_rel'::regclass)
    UNION
    SELECT t.ordinal, 'blocks', d.classid, d.objid, d.objsubid
    FROM row_type t
    JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid = t.oid
    JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
    WHERE d.objsubid > 0 AND c.relkind IN ('r', 'p', 'm')
    UNION
    -- The index behind a constraint that a partition has by itself, and that became a part of the table's index.
    SELECT g.ordinal, 'holds', d.refclassid, d.refobjid, 0
    FROM gone g
    JOIN pg_depend d ON d.classid = g.classid AND d.objid = g.objid
    WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_constraint'::regclass AND d.deptype = 'i'
      AND NOT EXISTS (
          SELECT FROM gone o
          WHERE o.ordinal = g.ordinal AND o.classid = d.refclassid AND o.objid = d.refobjid
      )
    UNION
    -- An index that a partition has by itself, and that becomes a part of the new index of its table.
    SELECT r.ordinal, CASE WHEN k.oid IS NOT NULL AND r.what = 'create index' THEN 'holds' ELSE 'goes along' END,
           CASE WHEN k.oid IS NULL THEN 'pg_class'::regclass ELSE 'pg_constraint'::regclass END,
           coalesce(k.oid, x.indexrelid), 0
    FROM relation r
    JOIN pg_class p ON p.oid = r.oid AND p.relispartition
    JOIN pg_index x ON x.indrelid = p.oid AND x.indisvalid AND x.indexprs IS NULL AND x.indpred IS NULL
    JOIN pg_class c ON c.oid = x.indexrelid AND NOT c.relispartition
    JOIN pg_am m ON m.oid = c.relam
    LEFT JOIN pg_constraint k ON k.conindid = x.indexrelid AND k.conrelid = r.oid AND k.contype IN ('p', 'u')
    WHERE (r.what = 'create index' OR (r.what = 'create key' AND k.oid IS NOT NULL))
      AND r.part = concat_ws(' ', m.amname, x.indisunique::text, x.indnkeyatts, (
          SELECT string_agg(quote_ident(a.attname), ' ' ORDER BY key.ordinal)
          FROM unnest(x.indkey::int2[]) WITH ORDINALITY key (attnum, ordinal)
          JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = key.attnum
      ))
    UNION
    SELECT g.ordinal, 'goes along', g.classid, g.objid, g.objsubid
    FROM gone g
    LEFT JOIN pg_trigger t ON g.classid = 'pg_trigger'::regclass AND t.oid = g.objid
    LEFT JOIN pg_class c ON g.classid = 'pg_class'::regclass AND c.oid = g.objid AND g.objsubid = 0
    WHERE (NOT t.tgisinternal AND t.tgparentid = 0) OR c.relispartition AND c.relkind IN ('r', 'p', 'f')
       OR g.classid IN ('pg_policy'::regclass, 'pg_rewrite'::regclass, 'pg_statistic_ext'::regclass,
                        'pg_publication_rel'::regclass)
       -- A sequence that a column owns. One that a default reads, or an identity, is the column's.
       OR c.relkind = 'S' AND EXISTS (
           SELECT FROM pg_depend d
           WHERE d.classid = g.classid AND d.objid = c.oid AND d.deptype = 'a' AND d.refobjsubid > 0
       ) AND NOT EXISTS (
           SELECT FROM pg_depend d
           WHERE d.refclassid = g.classid AND d.refobjid = c.oid AND d.classid = 'pg_attrdef'::regclass
       )
       AND NOT EXISTS (SELECT FROM root o WHERE o.what = 'drop sequence' AND o.objid = c.oid)
), named AS (
    -- A view is known by itself, not by the rule that makes it one or by its columns; so are composite types and domains,
    -- and a foreign key, not by the copies that Postgres makes of it for each partition.
    SELECT DISTINCT f.ordinal, f.bond,
           CASE WHEN v.oid IS NOT NULL THEN 'pg_class'::regclass WHEN k.oid IS NOT NULL THEN 'pg_type'::regclass
                ELSE f.classid END AS classid,
           coalesce(v.oid, k.contypid, whole.oid, f.objid) AS objid,
           CASE WHEN v.oid IS NULL THEN f.objsubid ELSE 0 END AS objsubid
    FROM found f
    LEFT JOIN pg_rewrite w ON f.classid = 'pg_rewrite'::regclass AND w.oid = f.objid AND w.rulename = '_RETURN'
    LEFT JOIN pg_class v ON v.oid = coalesce(w.ev_class, CASE f.classid WHEN 'pg_class'::regclass THEN f.objid END)
                        AND v.relkind IN ('v', 'm', 'c')
    LEFT JOIN pg_constraint k ON f.classid = 'pg_constraint'::regclass AND k.oid = f.objid AND k.contypid <> 0
    LEFT JOIN LATERAL (
        WITH RECURSIVE up AS (
            SELECT o.oid, o.conparentid
            FROM pg_constraint o
            WHERE f.classid = 'pg_constraint'::regclass AND o.oid = f.objid AND o.contype = 'f'
            UNION ALL
            SELECT o.oid, o.conparentid FROM up JOIN pg_constraint o ON o.oid = up.conparentid
        )
        SELECT up.oid FROM up WHERE up.conparentid = 0
    ) whole ON true
)
SELECT f.ordinal, f.bond <> 'goes along' AS blocks,
       CASE WHEN p.oid IS NOT NULL THEN 'publication'
            WHEN k.contype = 'f' THEN 'foreign key'
            WHEN i.type = 'table constraint' THEN 'constraint'
            WHEN i.type = 'default value' THEN 'default'
            WHEN y.typtype = 'd' THEN 'domain'
            WHEN y.typtype = 'r' THEN 'range type'
            WHEN c.relispartition THEN 'partition'
            ELSE replace(i.type, 'table column', 'column') END AS kind,
       CASE WHEN p.oid IS NOT NULL THEN quote_ident(p.pubname)
            WHEN i.type = 'default value' THEN regexp_replace(i.identity, '^for ', '')
            ELSE i.identity END AS name,
       CASE WHEN f.bond = 'holds' THEN NULL
            WHEN k.contype = 'f' THEN 'foreign key'
            WHEN e.oid IS NOT NULL THEN 'default'
            WHEN k.oid IS NOT NULL OR c.relkind IN ('i', 'I') THEN 'index'
            WHEN c.relkind IN ('r', 'p', 'f') THEN CASE f.objsubid WHEN 0 THEN 'table' ELSE 'column' END END AS part,
       n.nspname::text AS part_schema, o.relname::text AS part_table,
       coalesce(k.conname, a.attname, CASE WHEN c.relkind IN ('i', 'I') THEN c.relname END, '')::text AS part_name
FROM named f
CROSS JOIN LATERAL pg_identify_object(f.classid, f.objid, f.objsubid) i
LEFT JOIN pg_constraint k ON f.classid = 'pg_constraint'::regclass AND k.oid = f.objid
LEFT JOIN pg_attrdef e ON f.classid = 'pg_attrdef'::regclass AND e.oid = f.objid
LEFT JOIN pg_class c ON f.classid = 'pg_class'::regclass AND c.oid = f.objid
LEFT JOIN pg_index x ON x.indexrelid = c.oid
LEFT JOIN pg_type y ON f.classid = 'pg_type'::regclass AND y.oid = f.objid
LEFT JOIN pg_publication_rel pr ON f.classid = 'pg_publication_rel'::regclass AND pr.oid = f.objid
LEFT JOIN pg_publication p ON p.oid = pr.prpubid
-- What a partition or child has from its parent is the parent's.
LEFT JOIN LATERAL (SELECT coalesce(x.indrelid, k.conrelid, e.adrelid, c.oid) AS oid) own ON true
LEFT JOIN pg_class o ON o.oid = CASE WHEN c.oid IS NOT NULL AND f.objsubid = 0 THEN own.oid ELSE coalesce(
    pg_partition_root(own.oid),
    (SELECT h.inhparent FROM pg_inherits h WHERE h.inhrelid = own.oid ORDER BY h.inhseqno LIMIT 1),
    own.oid) END
LEFT JOIN pg_namespace n ON n.oid = o.relnamespace
LEFT JOIN pg_attribute a ON (a.attrelid, a.attnum) = (c.oid, f.objsubid) OR (a.attrelid, a.attnum) = (e.adrelid, e.adnum)
LEFT JOIN pg_trigger t ON f.classid = 'pg_trigger'::regclass AND t.oid = f.objid
LEFT JOIN pg_proc r ON r.oid = t.tgfoid
LEFT JOIN pg_namespace s ON s.oid = r.pronamespace
-- TimescaleDB drops the chunks of a hypertable, and its own triggers on it, by itself. Its views stand for continuous aggregates.
WHERE (i.schema IS DISTINCT FROM '_timescaledb_internal' OR i.type = 'view')
  AND (s.nspname IS NULL OR s.nspname !~ '^_timescaledb_')
UNION ALL
-- What others may do with a table or column is forgotten with it.
SELECT r.ordinal, false, 'privileges',
       concat(string_agg(acl.privilege_type, ', ' ORDER BY acl.privilege_type), ' of ',
              CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END),
       NULL, NULL, NULL, NULL
FROM root r
JOIN pg_class c ON c.oid = r.objid
LEFT JOIN pg_attribute a ON a.attrelid = r.objid AND a.attnum = r.objsubid AND r.objsubid > 0
CROSS JOIN LATERAL aclexplode(CASE WHEN r.what = 'drop table' THEN c.relacl ELSE a.attacl END) acl
WHERE r.what IN ('drop table', 'drop column') AND acl.grantee <> c.relowner
GROUP BY r.ordinal, r.objid, acl.grantee
ORDER BY 1, 2 DESC, 3, 4
