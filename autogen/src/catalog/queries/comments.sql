-- Comments on the tables $1 (number 0) and their columns.
SELECT d.objoid::int8, d.objsubid, d.description
FROM pg_description d
WHERE d.classoid = 'pg_class'::regclass AND d.objoid = ANY ($1::oid[])
