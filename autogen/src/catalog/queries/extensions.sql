-- Extensions with the names of the types and operator classes that they bring. Where the search path does not lead to the schema,
-- what is in it needs it in front.
SELECT e.extname::text, e.extversion, n.nspname::text, e.extrelocatable, n.nspname = ANY (current_schemas(true)),
       array(SELECT t.typname::text
             FROM pg_depend d
             JOIN pg_type t ON t.oid = d.objid
             WHERE d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e'
               AND d.classid = 'pg_type'::regclass),
       array(SELECT o.opcname::text
             FROM pg_depend d
             JOIN pg_opclass o ON o.oid = d.objid
             WHERE d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e'
               AND d.classid = 'pg_opclass'::regclass)
FROM pg_extension e
JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql'
