-- What a database holds that no stage knows, a line an object: for a server that pg_dump cannot reach. Only objects that
-- somebody has made: none of an extension and none of the server's own.
WITH made AS (
    SELECT n.oid, n.nspname, n.nspacl, n.nspowner
    FROM pg_namespace n
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
), relation AS (
    SELECT c.*, format('%I.%I', m.nspname, c.relname) AS name
    FROM pg_class c JOIN made m ON m.oid = c.relnamespace
    WHERE c.relkind NOT IN ('t', 'I')
        AND NOT EXISTS (
            SELECT FROM pg_depend d
            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('e', 'i')
        )
)
SELECT concat_ws(' ', 'relation', name, relkind, relpersistence, relowner::regrole, relrowsecurity, relforcerowsecurity,
    relreplident, reloptions, (
    SELECT array_agg(concat_ws(' ', a.grantee, a.privilege_type, a.is_grantable) ORDER BY a.grantee, a.privilege_type)
    FROM aclexplode(coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))) a)) FROM relation
UNION ALL
SELECT concat_ws(' ', 'column', r.name, a.attname, format_type(a.atttypid, a.atttypmod), a.attstorage, a.attcompression,
    a.attstattarget, a.attoptions, a.attacl)
FROM pg_attribute a JOIN relation r ON r.oid = a.attrelid
WHERE a.attnum > 0 AND NOT a.attisdropped AND r.relkind <> 'S'
UNION ALL
SELECT concat_ws(' ', 'view', name, pg_get_viewdef(oid)) FROM relation WHERE relkind IN ('v', 'm')
UNION ALL
SELECT concat_ws(' ', 'rule', pg_get_ruledef(w.oid), w.ev_enabled)
FROM pg_rewrite w JOIN relation r ON r.oid = w.ev_class
WHERE w.rulename <> '_RETURN'
UNION ALL
SELECT concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid), t.tgenabled)
FROM pg_trigger t JOIN relation r ON r.oid = t.tgrelid
WHERE NOT t.tgisinternal
UNION ALL
SELECT concat_ws(' ', 'policy', r.name, p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[],
    pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
FROM pg_policy p JOIN relation r ON r.oid = p.polrelid
UNION ALL
SELECT concat_ws(' ', 'statistics', pg_get_statisticsobjdef(s.oid), s.stxstattarget)
FROM pg_statistic_ext s JOIN made m ON m.oid = s.stxnamespace
UNION ALL
SELECT concat_ws(' ', 'function', pg_get_functiondef(p.oid), (
    -- What is granted by default is so whether or not it is spelled out.
    SELECT array_agg(concat_ws(' ', a.grantee, a.privilege_type, a.is_grantable) ORDER BY a.grantee, a.privilege_type)
    FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a))
FROM pg_proc p JOIN made m ON m.oid = p.pronamespace
WHERE p.prokind IN ('f', 'p') AND NOT EXISTS (
    SELECT FROM pg_depend d
    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i')
)
UNION ALL
SELECT concat_ws(' ', 'domain', m.nspname, t.typname, format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault,
    (SELECT array_agg(concat_ws(' ', a.grantee, a.privilege_type, a.is_grantable) ORDER BY a.grantee, a.privilege_type)
     FROM aclexplode(coalesce(t.typacl, acldefault('T', t.typowner))) a), (SELECT array_agg(pg_get_constraintdef(c.oid) ORDER BY c.conname) FROM pg_constraint c WHERE c.contypid = t.oid))
FROM pg_type t JOIN made m ON m.oid = t.typnamespace
WHERE t.typtype = 'd'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
UNION ALL
SELECT concat_ws(' ', 'publication', p.pubname, p.puballtables, r.prrelid::regclass, r.prattrs, pg_get_expr(r.prqual, r.prrelid))
FROM pg_publication p LEFT JOIN pg_publication_rel r ON r.prpubid = p.oid
UNION ALL
SELECT concat_ws(' ', 'privileges', d.defaclnamespace::regnamespace, d.defaclobjtype, d.defaclacl) FROM pg_default_acl d
ORDER BY 1
