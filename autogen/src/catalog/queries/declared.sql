-- Objects beside tables, of these schemas and none of an extension: what each is, its schema, name and part, how `COMMENT ON`
-- calls it, the statement that creates it, the one that removes it if that is not DROP, its comment, what cannot be replaced,
-- its row in the catalog, and that of what it is a part of. Names are as the search path has them.
WITH space AS MATERIALIZED (
    SELECT oid, nspname::text AS name FROM pg_namespace WHERE nspname = ANY ({schemas}::text[])
), relation AS MATERIALIZED (
    SELECT c.*, s.name AS space,
           CASE WHEN pg_table_is_visible(c.oid) THEN '' ELSE quote_ident(s.name) || '.' END || quote_ident(c.relname) AS called
    FROM pg_class c JOIN space s ON s.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'c', 'f')
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
    WHERE t.typtype = 'd'
), acl AS (
    SELECT 'pg_class'::regclass AS class, c.oid, c.space, c.relname::text AS name, c.relowner AS owner, '' AS columns,
           CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.called AS called, a.*
    FROM relation c, aclexplode(c.relacl) a
    UNION ALL
    SELECT 'pg_class'::regclass, c.oid, c.space, c.relname::text, c.relowner, format(' (%I)', t.attname),
           'TABLE ' || c.called, a.*
    FROM relation c JOIN pg_attribute t ON t.attrelid = c.oid AND t.attnum > 0 AND NOT t.attisdropped, aclexplode(t.attacl) a
    UNION ALL
    SELECT 'pg_proc'::regclass, p.oid, p.space, p.proname::text, p.proowner, '',
           format('%s %s(%s)', p.word, p.called, p.arguments), a.*
    FROM routine p, aclexplode(p.proacl) a
    UNION ALL
    SELECT 'pg_type'::regclass, t.oid, t.space, t.typname::text, t.typowner, '', 'DOMAIN ' || t.called, a.*
    FROM type t, aclexplode(t.typacl) a
), revoked AS (
    -- What everybody may do by default, and here may not.
    SELECT 'pg_proc'::regclass AS class, p.oid, p.space, p.proname::text AS name, 'EXECUTE' AS privilege,
           format('%s %s(%s)', p.word, p.called, p.arguments) AS called
    FROM routine p
    WHERE p.proacl IS NOT NULL AND NOT EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0)
    UNION ALL
    SELECT 'pg_type'::regclass, t.oid, t.space, t.typname::text, 'USAGE', 'DOMAIN ' || t.called
    FROM type t
    WHERE t.typacl IS NOT NULL AND NOT EXISTS (SELECT FROM aclexplode(t.typacl) a WHERE a.grantee = 0)
), found AS (
    SELECT CASE c.relkind WHEN 'm' THEN 'materialized_view' ELSE 'view' END AS kind,
           c.space, c.relname::text AS name, '' AS part,
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
    SELECT 'composite_type', c.space, c.relname::text, '', 'TYPE ' || c.called,
           format('CREATE TYPE %s AS (%s)', c.called, (
               SELECT string_agg(concat(quote_ident(a.attname), ' ', format_type(a.atttypid, a.atttypmod),
                                        CASE WHEN a.attcollation <> t.typcollation THEN format(' COLLATE %I', l.collname) END), ', ' ORDER BY a.attnum)
               FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_collation l ON l.oid = a.attcollation
               WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)),
           NULL, NULL, 'pg_type'::regclass, c.reltype, NULL, NULL
    FROM relation c WHERE c.relkind = 'c'
    UNION ALL
    SELECT 'domain', t.space, t.typname::text, '', 'DOMAIN ' || t.called,
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
    UNION ALL
    SELECT lower(p.word), p.space, p.proname::text, p.arguments, format('%s %s(%s)', p.word, p.called, p.arguments),
           concat('CREATE ', p.word, ' ', p.called,
                  rtrim(substr(pg_get_functiondef(p.oid), length(format('CREATE OR REPLACE %s %I.%I', p.word, p.space, p.proname)) + 1), E'\n')),
           NULL,
           ARRAY[p.prokind::text, coalesce(pg_get_function_result(p.oid), ''), pg_get_function_identity_arguments(p.oid),
                 p.pronargdefaults::text],
           'pg_proc'::regclass, p.oid, NULL, NULL
    FROM routine p
    UNION ALL
    SELECT 'index', c.space, c.relname::text, i.relname::text,
           'INDEX ' || CASE WHEN pg_table_is_visible(i.oid) THEN '' ELSE quote_ident(c.space) || '.' END || quote_ident(i.relname),
           pg_get_indexdef(i.oid, 0, true), NULL, NULL, 'pg_class'::regclass, i.oid, 'pg_class'::regclass, c.oid
    FROM relation c JOIN pg_index x ON x.indrelid = c.oid JOIN pg_class i ON i.oid = x.indexrelid
    WHERE c.relkind = 'm'
    UNION ALL
    SELECT 'statistics', s.name, e.stxname::text, '',
           'STATISTICS ' || CASE WHEN pg_statistics_obj_is_visible(e.oid) THEN '' ELSE quote_ident(s.name) || '.' END || quote_ident(e.stxname),
           concat('CREATE STATISTICS ', CASE WHEN pg_statistics_obj_is_visible(e.oid) THEN '' ELSE quote_ident(s.name) || '.' END, quote_ident(e.stxname),
                  substr(pg_get_statisticsobjdef(e.oid), length(format('CREATE STATISTICS %I.%I', s.name, e.stxname)) + 1)),
           NULL, NULL, 'pg_statistic_ext'::regclass, e.oid, NULL, NULL
    FROM pg_statistic_ext e JOIN space s ON s.oid = e.stxnamespace
    UNION ALL
    SELECT 'rule', c.space, c.relname::text, r.rulename::text, format('RULE %I ON %s', r.rulename, c.called),
           rtrim(pg_get_ruledef(r.oid, true), ';'), NULL, NULL, 'pg_rewrite'::regclass, r.oid, 'pg_class'::regclass, c.oid
    FROM relation c JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename <> '_RETURN'
    UNION ALL
    SELECT 'trigger', c.space, c.relname::text, t.tgname::text, format('TRIGGER %I ON %s', t.tgname, c.called),
           pg_get_triggerdef(t.oid, true), NULL, NULL, 'pg_trigger'::regclass, t.oid, 'pg_class'::regclass, c.oid
    FROM relation c JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgparentid = 0
    UNION ALL
    SELECT 'trigger_mode', c.space, c.relname::text, t.tgname::text, format('TRIGGER %I ON %s', t.tgname, c.called),
           format('ALTER TABLE %s %s TRIGGER %I', c.called,
                  CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, t.tgname),
           format('ALTER TABLE %s ENABLE TRIGGER %I', c.called, t.tgname), NULL,
           NULL, NULL, 'pg_trigger'::regclass, t.oid
    FROM relation c JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgparentid = 0
    WHERE t.tgenabled <> 'O'
    UNION ALL
    SELECT 'row_security', c.space, c.relname::text, '', '', format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', c.called),
           format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', c.called), NULL, NULL, NULL, 'pg_class'::regclass, c.oid
    FROM relation c WHERE c.relrowsecurity
    UNION ALL
    SELECT 'force_row_security', c.space, c.relname::text, '', '', format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', c.called),
           format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', c.called), NULL, NULL, NULL, 'pg_class'::regclass, c.oid
    FROM relation c WHERE c.relforcerowsecurity
    UNION ALL
    SELECT 'policy', c.space, c.relname::text, o.polname::text, format('POLICY %I ON %s', o.polname, c.called),
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
    SELECT 'privileges', a.space, a.name, format('on %s%s to %s%s', a.called, a.columns, r.name, CASE WHEN a.is_grantable THEN ', with grant option' ELSE '' END), '',
           format('GRANT %s ON %s TO %s%s', string_agg(a.privilege_type || a.columns, ', ' ORDER BY a.privilege_type), a.called, r.name,
                  CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END),
           format('REVOKE %s ON %s FROM %s', string_agg(a.privilege_type || a.columns, ', ' ORDER BY a.privilege_type), a.called, r.name),
           NULL, NULL, NULL, a.class, a.oid
    FROM acl a CROSS JOIN LATERAL (SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END AS name) r
    WHERE a.grantee <> a.owner
      -- What everybody may do by default.
      AND NOT (a.grantee = 0 AND a.class IN ('pg_proc'::regclass, 'pg_type'::regclass))
    GROUP BY a.space, a.name, a.called, a.columns, r.name, a.is_grantable, a.class, a.oid
    UNION ALL
    SELECT 'privileges', v.space, v.name, format('on %s from PUBLIC', v.called), '',
           format('REVOKE %s ON %s FROM PUBLIC', v.privilege, v.called),
           format('GRANT %s ON %s TO PUBLIC', v.privilege, v.called), NULL, NULL, NULL, v.class, v.oid
    FROM revoked v
)
SELECT f.kind, f.space, f.name, f.part, f.called, f.definition, f.undo, obj_description(f.oid, f.class::text) AS comment,
       coalesce(f.shape, '{}') AS shape, f.class::oid::int8 AS class, f.oid::int8, f.of_class::oid::int8 AS of_class, f.of_oid::int8,
       CASE WHEN f.oid IS NULL THEN '' ELSE (pg_identify_object(f.class, f.oid, 0)).identity END AS identity
FROM found f
WHERE NOT EXISTS (
    SELECT FROM pg_depend d
    WHERE d.deptype = 'e' AND (d.classid, d.objid) IN ((f.class, f.oid), (f.of_class, f.of_oid))
       -- What Postgres makes along with a range type.
       OR d.deptype = 'i' AND f.class = 'pg_proc'::regclass AND (d.classid, d.objid) = (f.class, f.oid)
)
