-- Comments on the constraints and indexes of the tables $1.
SELECT k.conrelid::int8, true, k.conname::text, d.description
FROM pg_description d
JOIN pg_constraint k ON k.oid = d.objoid
WHERE d.classoid = 'pg_constraint'::regclass AND k.conrelid = ANY ($1::oid[])
UNION ALL
SELECT i.indrelid::int8, false, c.relname::text, d.description
FROM pg_description d
JOIN pg_index i ON i.indexrelid = d.objoid
JOIN pg_class c ON c.oid = i.indexrelid
WHERE d.classoid = 'pg_class'::regclass AND d.objsubid = 0 AND i.indrelid = ANY ($1::oid[])
