-- Objects beside tables, of these schemas and none of an extension: what each is, its schema, name, part and column, how
-- `COMMENT ON` calls it, the statement that creates it, the one that removes it if that is not DROP, its comment, what cannot be replaced,
-- its row in the catalog, and that of what it is a part of. Names are as the search path has them.
WITH space AS MATERIALIZED (
    SELECT oid, nspname::text AS name FROM pg_namespace
    WHERE nspname = ANY ({schemas}::text[]) AND nspname !~ '^_timescaledb_'
), relation AS MATERIALIZED (
    SELECT c.*, s.name AS space,
           CASE WHEN pg_table_is_visible(c.oid) THEN '' ELSE quote_ident(s.name) || '.' END || quote_ident(c.relname) AS called
    FROM pg_class c JOIN space s ON s.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'c', 'f')
      -- A continuous aggregate of TimescaleDB looks like a view, but neither CREATE VIEW nor DROP VIEW is for it.
      AND NOT (c.relkind = 'v' AND EXISTS (
          SELECT FROM pg_rewrite w
          JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass
          JOIN pg_class m ON m.oid = d.refobjid
          JOIN pg_namespace i ON i.oid = m.relnamespace AND i.nspname = '_timescaledb_internal'
          WHERE w.ev_class = c.oid
      ))
), fired AS MATERIALIZED (
    -- TimescaleDB puts triggers of its own on hypertables.
    SELECT t.*
    FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND n.nspname !~ '^_timescaledb_'
), routine AS MATERIALIZED (
    SELECT p.*, s.name AS space, oidvectortypes(p.proargtypes) AS arguments,
           CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END AS word,
           CASE WHEN pg_function_is_visible(p.oid) THEN '' ELSE quote_ident(s.name) || '.' END || quote_ident(p.proname) AS called
    FROM pg_proc p JOIN space s ON s.oid = p.pronamespace
    WHERE p.prokind IN ('f', 'p', 'w')
), type AS MATERIALIZED (
    SELECT t.*, s.name AS space,
           CASE WHEN pg_type_is_visible(t.oid) THEN '' ELSE quote_ident(s.name) || '.' END || quote_ident(t.typname) AS called
    FROM pg_type t JOIN space s ON s.oid = t.typnamespace
    WHERE t.typtype IN ('d', 'e') OR t.typrelid IN (SELECT oid FROM relation WHERE relkind = 'c')
), acl AS (
    SELECT 'pg_class'::regclass AS class, c.oid, c.space, c.relname::text AS name, c.relowner AS owner, '' AS arguments,
           NULL::text AS of_column, 'TABLE ' || c.called AS called, a.*
    FROM relation c, aclexplode(c.relacl) a
    UNION ALL
    SELECT 'pg_class'::regclass, c.oid, c.space, c.relname::text, c.relowner, '', t.attname::text, 'TABLE ' || c.called, a.*
    FROM relation c JOIN pg_attribute t ON t.attrelid = c.oid AND t.attnum > 0 AND NOT t.attisdropped, aclexplode(t.attacl) a
    UNION ALL
    SELECT 'pg_class'::regclass, c.oid, s.name, c.relname::text, c.relowner, '', NULL,
           'SEQUENCE ' || CASE WHEN pg_table_is_visible(c.oid) THEN '' ELSE quote_ident(s.name) || '.' END || quote_ident(c.relname), a.*
    FROM pg_class c JOIN space s ON s.oid = c.relnamespace, aclexplode(c.relacl) a
    WHERE c.relkind = 'S'
    UNION ALL
    SELECT 'pg_proc'::regclass, p.oid, p.space, p.proname::text, p.proowner, format('(%s) ', p.arguments), NULL,
           format('%s %s(%s)', p.word, p.called, p.arguments), a.*
    FROM routine p, aclexplode(p.proacl) a
    UNION ALL
    SELECT 'pg_type'::regclass, t.oid, t.space, t.typname::text, t.typowner, '', NULL, 'TYPE ' || t.called, a.*
    FROM type t, aclexplode(t.typacl) a
    UNION ALL
    SELECT 'pg_namespace'::regclass, n.oid, s.name, '', n.nspowner, '', NULL, format('SCHEMA %I', s.name), a.*
    FROM pg_namespace n JOIN space s USING (oid), aclexplode(n.nspacl) a
), revoked AS (
    -- What everybody may do by default, and here may not.
    SELECT 'pg_proc'::regclass AS class, p.oid, p.space, p.proname::text AS name, format('(%s) ', p.arguments) AS arguments,
           'EXECUTE' AS privilege, format('%s %s(%s)', p.word, p.called, p.arguments) AS called
    FROM routine p
    WHERE p.proacl IS NOT NULL AND NOT EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0)
    UNION ALL
    SELECT 'pg_type'::regclass, t.oid, t.space, t.typname::text, '', 'USAGE', 'TYPE ' || t.called
    FROM type t
    WHERE t.typacl IS NOT NULL AND NOT EXISTS (SELECT FROM aclexplode(t.typacl) a WHERE a.grantee = 0)
), promised AS (
    -- Of what is created from now on; and what everybody may do by default, and will not.
    SELECT d.oid, s.name AS space, nullif(quote_ident(pg_get_userbyid(d.defaclrole)), quote_ident(current_user)) AS owner, k.plural,
           a.privilege_type AS privilege, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END AS role,
           a.is_grantable, false AS is_revoked
    FROM pg_default_acl d
    LEFT JOIN space s ON s.oid = d.defaclnamespace
    JOIN (VALUES ('r', 'TABLES'), ('S', 'SEQUENCES'), ('f', 'FUNCTIONS'), ('T', 'TYPES'), ('n', 'SCHEMAS')) k (type, plural) ON k.type = d.defaclobjtype::text
    CROSS JOIN LATERAL aclexplode(d.defaclacl) a
    WHERE (d.defaclnamespace = 0 OR s.oid IS NOT NULL) AND a.grantee <> d.defaclrole
      AND NOT (d.defaclnamespace = 0 AND a.grantee = 0 AND d.defaclobjtype IN ('f', 'T'))
    UNION ALL
    SELECT d.oid, NULL, nullif(quote_ident(pg_get_userbyid(d.defaclrole)), quote_ident(current_user)), k.plural, k.privilege, 'PUBLIC', false, true
    FROM pg_default_acl d
    JOIN (VALUES ('f', 'FUNCTIONS', 'EXECUTE'), ('T', 'TYPES', 'USAGE')) k (type, plural, privilege) ON k.type = d.defaclobjtype::text
    WHERE d.defaclnamespace = 0 AND NOT EXISTS (SELECT FROM aclexplode(d.defaclacl) a WHERE a.grantee = 0)
), owned AS (
    SELECT 'pg_class'::regclass AS class, c.oid, c.space, c.relname::text AS name, c.relowner AS owner,
           CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW ' WHEN 'v' THEN 'VIEW ' ELSE 'TYPE ' END || c.called AS called, '' AS arguments
    FROM relation c WHERE c.relkind IN ('v', 'm', 'c')
    UNION ALL
    SELECT 'pg_proc'::regclass, p.oid, p.space, p.proname::text, p.proowner, format('%s %s(%s)', p.word, p.called, p.arguments), format('(%s)', p.arguments)
    FROM routine p
    UNION ALL
    SELECT 'pg_type'::regclass, t.oid, t.space, t.typname::text, t.typowner, 'DOMAIN ' || t.called, '' FROM type t WHERE t.typtype = 'd'
), found AS (
    SELECT CASE c.relkind WHEN 'm' THEN 'materialized_view' ELSE 'view' END AS kind,
           c.space, c.relname::text AS name, '' AS part, NULL::text AS of_column,
           CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW ' ELSE 'VIEW ' END || c.called AS called,
           concat('CREATE ', CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' END, 'VIEW ', c.called,
                  (SELECT ' WITH (' || string_agg(format('%I = %L', o.option_name, o.option_value), ', ' ORDER BY o.option_name) || ')'
                   FROM pg_options_to_table(c.reloptions) o),
                  E' AS\n', rtrim(pg_get_viewdef(c.oid), ';')) AS definition,
           NULL AS undo,
           (SELECT array_agg(concat(a.attname, ' ', format_type(a.atttypid, a.atttypmod), ' ', l.collname) ORDER BY a.attnum)
            FROM pg_attribute a LEFT JOIN pg_collation l ON l.oid = a.attcollation
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS shape,
           'pg_class'::regclass AS class, c.oid, NULL::regclass AS of_class, NULL::oid AS of_oid
    FROM relation c WHERE c.relkind IN ('v', 'm')
    UNION ALL
    SELECT 'partition', c.space, c.relname::text, '', NULL, 'TABLE ' || c.called,
           concat('CREATE TABLE ', c.called, ' PARTITION OF ', parent.called, ' ', bounds.text, ' PARTITION BY ' || CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END),
           NULL, ARRAY[parent.called, concat('PARTITION BY ' || CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END), bounds.text],
           'pg_class'::regclass, c.oid, NULL, NULL
    FROM relation c JOIN pg_inherits h ON h.inhrelid = c.oid AND c.relispartition
    JOIN relation parent ON parent.oid = h.inhparent
    CROSS JOIN LATERAL (SELECT pg_get_expr(c.relpartbound, c.oid) AS text) bounds
    UNION ALL
    SELECT 'composite_type', c.space, c.relname::text, '', NULL, 'TYPE ' || c.called,
           format('CREATE TYPE %s AS (%s)', c.called, array_to_string(attributes.list, ', ')),
           NULL, attributes.list, 'pg_type'::regclass, c.reltype, NULL, NULL
    FROM relation c
    CROSS JOIN LATERAL (
        SELECT array_agg(concat(quote_ident(a.attname), ' ', format_type(a.atttypid, a.atttypmod),
                                CASE WHEN a.attcollation <> t.typcollation THEN format(' COLLATE %I', l.collname) END) ORDER BY a.attnum) AS list
        FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_collation l ON l.oid = a.attcollation
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    ) attributes
    WHERE c.relkind = 'c'
    UNION ALL
    SELECT 'domain', t.space, t.typname::text, '', NULL, 'DOMAIN ' || t.called,
           concat('CREATE DOMAIN ', t.called, ' AS ', format_type(t.typbasetype, t.typtypmod),
                  CASE WHEN t.typcollation <> b.typcollation THEN format(' COLLATE %I', l.collname) END,
                  ' DEFAULT ' || t.typdefault, CASE WHEN t.typnotnull THEN ' NOT NULL' END,
                  (SELECT string_agg(format(' CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), '' ORDER BY k.conname)
                   FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c')),
           NULL,
           ARRAY[concat(format_type(t.typbasetype, t.typtypmod), CASE WHEN t.typcollation <> b.typcollation THEN format(' COLLATE %I', l.collname) END),
                 coalesce('DEFAULT ' || t.typdefault, ''), CASE WHEN t.typnotnull THEN 'NOT NULL' ELSE '' END]
           || coalesce((SELECT array_agg(format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)) ORDER BY k.conname)
                        FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'), '{}'),
           'pg_type'::regclass, t.oid, NULL, NULL
    FROM type t JOIN pg_type b ON b.oid = t.typbasetype LEFT JOIN pg_collation l ON l.oid = t.typcollation
    WHERE t.typtype = 'd'
    UNION ALL
    SELECT lower(p.word), p.space, p.proname::text, p.arguments, NULL, format('%s %s(%s)', p.word, p.called, p.arguments),
           concat('CREATE ', p.word, ' ', p.called,
                  rtrim(substr(pg_get_functiondef(p.oid), length(format('CREATE OR REPLACE %s %I.%I', p.word, p.space, p.proname)) + 1), E'\n')),
           NULL,
           ARRAY[p.prokind::text, coalesce(pg_get_function_result(p.oid), ''), pg_get_function_identity_arguments(p.oid),
                 p.pronargdefaults::text],
           'pg_proc'::regclass, p.oid, NULL, NULL
    FROM routine p
    UNION ALL
    SELECT 'index', c.space, c.relname::text, i.relname::text, NULL,
           'INDEX ' || CASE WHEN pg_table_is_visible(i.oid) THEN '' ELSE quote_ident(c.space) || '.' END || quote_ident(i.relname),
           pg_get_indexdef(i.oid, 0, true), NULL, NULL, 'pg_class'::regclass, i.oid, 'pg_class'::regclass, c.oid
    FROM relation c JOIN pg_index x ON x.indrelid = c.oid JOIN pg_class i ON i.oid = x.indexrelid
    WHERE c.relkind = 'm'
    UNION ALL
    SELECT 'statistics', s.name, e.stxname::text, '', NULL,
           'STATISTICS ' || CASE WHEN pg_statistics_obj_is_visible(e.oid) THEN '' ELSE quote_ident(s.name) || '.' END || quote_ident(e.stxname),
           concat('CREATE STATISTICS ', CASE WHEN pg_statistics_obj_is_visible(e.oid) THEN '' ELSE quote_ident(s.name) || '.' END, quote_ident(e.stxname),
                  substr(pg_get_statisticsobjdef(e.oid), length(format('CREATE STATISTICS %I.%I', s.name, e.stxname)) + 1)),
           NULL, NULL, 'pg_statistic_ext'::regclass, e.oid, NULL, NULL
    FROM pg_statistic_ext e JOIN space s ON s.oid = e.stxnamespace
    UNION ALL
    SELECT 'rule', c.space, c.relname::text, r.rulename::text, NULL, format('RULE %I ON %s', r.rulename, c.called),
           rtrim(pg_get_ruledef(r.oid, true), ';'), NULL, NULL, 'pg_rewrite'::regclass, r.oid, 'pg_class'::regclass, c.oid
    FROM relation c JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename <> '_RETURN'
    UNION ALL
    SELECT 'trigger', c.space, c.relname::text, t.tgname::text, NULL, format('TRIGGER %I ON %s', t.tgname, c.called),
           pg_get_triggerdef(t.oid, true), NULL, NULL, 'pg_trigger'::regclass, t.oid, 'pg_class'::regclass, c.oid
    FROM relation c JOIN fired t ON t.tgrelid = c.oid
    UNION ALL
    SELECT 'trigger_mode', c.space, c.relname::text, t.tgname::text, NULL, format('TRIGGER %I ON %s', t.tgname, c.called),
           format('ALTER TABLE %s %s TRIGGER %I', c.called,
                  CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, t.tgname),
           format('ALTER TABLE %s ENABLE TRIGGER %I', c.called, t.tgname), NULL,
           NULL, NULL, 'pg_trigger'::regclass, t.oid
    FROM relation c JOIN fired t ON t.tgrelid = c.oid
    WHERE t.tgenabled <> 'O'
    UNION ALL
    SELECT 'row_security', c.space, c.relname::text, '', NULL, '', format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', c.called),
           format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', c.called), NULL, NULL, NULL, 'pg_class'::regclass, c.oid
    FROM relation c WHERE c.relrowsecurity
    UNION ALL
    SELECT 'force_row_security', c.space, c.relname::text, '', NULL, '', format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', c.called),
           format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', c.called), NULL, NULL, NULL, 'pg_class'::regclass, c.oid
    FROM relation c WHERE c.relforcerowsecurity
    UNION ALL
    SELECT 'storage_parameter', c.space, c.relname::text, o.name, NULL, '', format('ALTER TABLE %s SET (%s = %L)', c.called, o.name, o.value),
           format('ALTER TABLE %s RESET (%s)', c.called, o.name), NULL, NULL, NULL, 'pg_class'::regclass, c.oid
    FROM relation c LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid
    CROSS JOIN LATERAL (
        SELECT quote_ident(p.option_name) AS name, p.option_value AS value FROM pg_options_to_table(c.reloptions) p
        UNION ALL
        SELECT 'toast.' || quote_ident(p.option_name), p.option_value FROM pg_options_to_table(toast.reloptions) p
    ) o
    WHERE c.relkind = 'r'
    UNION ALL
    SELECT 'unlogged', c.space, c.relname::text, '', NULL, '', format('ALTER TABLE %s SET UNLOGGED', c.called),
           format('ALTER TABLE %s SET LOGGED', c.called), NULL, NULL, NULL, 'pg_class'::regclass, c.oid
    FROM relation c WHERE c.relkind = 'r' AND c.relpersistence = 'u'
    UNION ALL
    SELECT 'tablespace', c.space, c.relname::text, '', NULL, '', format('ALTER TABLE %s SET TABLESPACE %I', c.called, t.spcname),
           format('ALTER TABLE %s SET TABLESPACE %I', c.called, usual.spcname), NULL, NULL, NULL, 'pg_class'::regclass, c.oid
    FROM relation c JOIN pg_tablespace t ON t.oid = c.reltablespace
    JOIN pg_database d ON d.datname = current_database() JOIN pg_tablespace usual ON usual.oid = d.dattablespace
    WHERE c.relkind IN ('r', 'p')
    UNION ALL
    -- The index may be gone.
    SELECT 'replica_identity', c.space, c.relname::text, '', NULL, '',
           format('ALTER TABLE %s REPLICA IDENTITY %s', c.called,
                  CASE c.relreplident WHEN 'n' THEN 'NOTHING' WHEN 'f' THEN 'FULL' ELSE 'USING INDEX ' || quote_ident(i.relname) END),
           format('ALTER TABLE %s REPLICA IDENTITY DEFAULT', c.called), array_remove(ARRAY[i.relname::text], NULL), NULL, NULL, 'pg_class'::regclass, c.oid
    FROM relation c
    LEFT JOIN pg_index x ON x.indrelid = c.oid AND x.indisreplident AND c.relreplident = 'i'
    LEFT JOIN pg_class i ON i.oid = x.indexrelid
    WHERE c.relkind IN ('r', 'p') AND (c.relreplident IN ('n', 'f') OR i.oid IS NOT NULL)
    UNION ALL
    SELECT 'policy', c.space, c.relname::text, o.polname::text, NULL, format('POLICY %I ON %s', o.polname, c.called),
           concat(format('CREATE POLICY %I ON %s', o.polname, c.called),
                  CASE WHEN NOT o.polpermissive THEN ' AS RESTRICTIVE' END,
                  CASE o.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE' WHEN 'd' THEN ' FOR DELETE' END,
                  CASE WHEN o.polroles <> '{0}' THEN ' TO ' || (
                      SELECT string_agg(CASE r.oid WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r.oid)) END, ', ' ORDER BY pg_get_userbyid(r.oid))
                      FROM unnest(o.polroles) r (oid)) END,
                  ' USING (' || pg_get_expr(o.polqual, o.polrelid) || ')',
                  ' WITH CHECK (' || pg_get_expr(o.polwithcheck, o.polrelid) || ')'),
           NULL, NULL, 'pg_policy'::regclass, o.oid, 'pg_class'::regclass, c.oid
    FROM relation c JOIN pg_policy o ON o.polrelid = c.oid
    UNION ALL
    SELECT 'column_default', c.space, c.relname::text, '', a.attname::text, '', format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', c.called, a.attname, pg_get_expr(d.adbin, d.adrelid)),
           format('ALTER VIEW %s ALTER COLUMN %I DROP DEFAULT', c.called, a.attname), NULL, 'pg_attrdef'::regclass, d.oid, 'pg_class'::regclass, c.oid
    FROM relation c JOIN pg_attrdef d ON d.adrelid = c.oid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.adnum
    WHERE c.relkind = 'v'
    UNION ALL
    SELECT 'column_comment', c.space, c.relname::text, '', a.attname::text, '', format('COMMENT ON COLUMN %s.%I IS %L', c.called, a.attname, col_description(c.oid, a.attnum)),
           format('COMMENT ON COLUMN %s.%I IS NULL', c.called, a.attname), NULL, NULL, NULL,
           CASE c.relkind WHEN 'c' THEN 'pg_type'::regclass ELSE 'pg_class'::regclass END, CASE c.relkind WHEN 'c' THEN c.reltype ELSE c.oid END
    FROM relation c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind IN ('v', 'm', 'c') AND col_description(c.oid, a.attnum) IS NOT NULL
    UNION ALL
    -- Of a partitioned table, these reach its partitions. Since Postgres 17, a target that nobody has set is null.
    SELECT 'column_statistics', c.space, c.relname::text, '', a.attname::text, '',
           format('ALTER %s %s ALTER COLUMN %I SET STATISTICS %s', k.word, c.called, a.attname, a.attstattarget),
           format('ALTER %s %s ALTER COLUMN %I SET STATISTICS -1', k.word, c.called, a.attname), NULL, NULL, NULL, 'pg_class'::regclass, c.oid
    FROM relation c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    CROSS JOIN LATERAL (SELECT CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END AS word) k
    WHERE c.relkind IN ('m', 'r', 'p') AND NOT c.relispartition AND a.attstattarget >= 0
    UNION ALL
    SELECT it.kind, c.space, c.relname::text, '', a.attname::text, '',
           format('ALTER TABLE %s ALTER COLUMN %I SET %s %s', c.called, a.attname, it.word, it.value),
           format('ALTER TABLE %s ALTER COLUMN %I SET %s %s', c.called, a.attname, it.word, it.usual), NULL, NULL, NULL, 'pg_class'::regclass, c.oid
    FROM relation c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped JOIN pg_type t ON t.oid = a.atttypid
    CROSS JOIN (VALUES ('{"p": "PLAIN", "e": "EXTERNAL", "m": "MAIN", "x": "EXTENDED"}'::jsonb)) names (storage)
    CROSS JOIN LATERAL (VALUES
        ('column_storage', 'STORAGE', names.storage ->> a.attstorage::text, names.storage ->> t.typstorage::text, a.attstorage <> t.typstorage),
        ('column_compression', 'COMPRESSION', CASE a.attcompression WHEN 'l' THEN 'lz4' ELSE 'pglz' END, 'default', a.attcompression <> '')
    ) it (kind, word, value, usual, is_own)
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND it.is_own
    UNION ALL
    SELECT 'cluster_on', c.space, c.relname::text, '', NULL, '', format('ALTER MATERIALIZED VIEW %s CLUSTER ON %I', c.called, i.relname),
           format('ALTER MATERIALIZED VIEW %s SET WITHOUT CLUSTER', c.called), NULL, NULL, NULL, 'pg_class'::regclass, i.oid
    FROM relation c JOIN pg_index x ON x.indrelid = c.oid AND x.indisclustered JOIN pg_class i ON i.oid = x.indexrelid
    WHERE c.relkind = 'm'
    UNION ALL
    SELECT 'owner', o.space, o.name, o.arguments, NULL, '', format('ALTER %s OWNER TO %I', o.called, pg_get_userbyid(o.owner)),
           format('ALTER %s OWNER TO CURRENT_USER', o.called), NULL, NULL, NULL, o.class, o.oid
    FROM owned o WHERE pg_get_userbyid(o.owner) <> current_user
    UNION ALL
    SELECT 'privileges', a.space, a.name, concat(a.arguments, 'to ', r.name, CASE WHEN a.is_grantable THEN ', with grant option' END), a.of_column, '',
           format('GRANT %s ON %s TO %s%s', string_agg(a.privilege_type || columns.list, ', ' ORDER BY a.privilege_type), a.called, r.name,
                  CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END),
           format('REVOKE %s ON %s FROM %s', string_agg(a.privilege_type || columns.list, ', ' ORDER BY a.privilege_type), a.called, r.name),
           array_agg(a.privilege_type || columns.list ORDER BY a.privilege_type), NULL, NULL, a.class, a.oid
    FROM acl a
    CROSS JOIN LATERAL (SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END AS name) r
    CROSS JOIN LATERAL (SELECT coalesce(' (' || quote_ident(a.of_column) || ')', '') AS list) columns
    WHERE a.grantee <> a.owner
      -- What everybody may do by default.
      AND NOT (a.grantee = 0 AND a.class IN ('pg_proc'::regclass, 'pg_type'::regclass))
    GROUP BY a.space, a.name, a.arguments, a.called, a.of_column, columns.list, r.name, a.is_grantable, a.class, a.oid
    UNION ALL
    SELECT 'privileges', v.space, v.name, v.arguments || 'from PUBLIC', NULL, '',
           format('REVOKE %s ON %s FROM PUBLIC', v.privilege, v.called),
           format('GRANT %s ON %s TO PUBLIC', v.privilege, v.called), ARRAY[v.privilege], NULL, NULL, v.class, v.oid
    FROM revoked v
    UNION ALL
    SELECT 'default_privileges', coalesce(p.space, ''), '',
           concat('on ', lower(p.plural), ' of ' || p.owner, CASE WHEN p.is_revoked THEN ' from ' ELSE ' to ' END, p.role, CASE WHEN p.is_grantable THEN ', with grant option' END),
           NULL, '', said.here || CASE WHEN p.is_revoked THEN said.revoke ELSE said.give || CASE WHEN p.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END END,
           said.here || CASE WHEN p.is_revoked THEN said.give ELSE said.revoke END, p.privileges, NULL, NULL, NULL, NULL
    FROM (
        SELECT space, owner, plural, role, is_grantable, is_revoked, string_agg(privilege, ', ' ORDER BY privilege) AS list,
               array_agg(privilege ORDER BY privilege) AS privileges
        FROM promised GROUP BY oid, space, owner, plural, role, is_grantable, is_revoked
    ) p
    CROSS JOIN LATERAL (
        SELECT concat('ALTER DEFAULT PRIVILEGES', ' FOR ROLE ' || p.owner, ' IN SCHEMA ' || quote_ident(p.space)) AS here,
               format(' GRANT %s ON %s TO %s', p.list, p.plural, p.role) AS give, format(' REVOKE %s ON %s FROM %s', p.list, p.plural, p.role) AS revoke
    ) said
)
SELECT f.kind, f.space, f.name, f.part, f.of_column AS "column", f.called, f.definition, f.undo, obj_description(f.oid, f.class::text) AS comment,
       coalesce(f.shape, '{}') AS shape, f.class::oid::int8 AS class, f.oid::int8, f.of_class::oid::int8 AS of_class, f.of_oid::int8,
       CASE WHEN f.oid IS NULL THEN '' ELSE (pg_identify_object(f.class, f.oid, 0)).identity END AS identity
FROM found f
WHERE NOT EXISTS (
    SELECT FROM pg_depend d
    WHERE d.deptype = 'e' AND (d.classid, d.objid) IN ((f.class, f.oid), (f.of_class, f.of_oid))
       -- What Postgres makes along with a range type.
       OR d.deptype = 'i' AND f.class = 'pg_proc'::regclass AND (d.classid, d.objid) = (f.class, f.oid)
)
