-- Comments on types, relations with their columns, constraints and schemas.
SELECT d.classoid::int8, d.objoid::int8, d.objsubid, d.description
FROM pg_description d
WHERE d.classoid IN ('pg_type'::regclass, 'pg_class'::regclass, 'pg_constraint'::regclass, 'pg_namespace'::regclass)
