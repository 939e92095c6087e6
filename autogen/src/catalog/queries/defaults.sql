-- Defaults and generation expressions of some tables. Only the latter can speak of columns, and only where a table is
-- named does Postgres look up all of its columns to print one.
SELECT d.adrelid::int8, d.adnum,
       pg_get_expr(d.adbin, CASE WHEN d.adrelid = ANY ({generating}::oid[]) THEN d.adrelid ELSE 0 END)
FROM pg_attrdef d
WHERE d.adrelid = ANY ({tables}::oid[])
