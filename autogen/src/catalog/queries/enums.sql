-- Labels of the enum types of some schemas that no extension owns; a type without labels has one row.
SELECT n.nspname::text, t.typname::text, t.oid::int8, e.enumlabel::text
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_enum e ON e.enumtypid = t.oid
WHERE t.typtype = 'e' AND n.nspname = ANY ({schemas}::text[])
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
ORDER BY e.enumsortorder
