-- Columns of some tables, as they are in the catalog: what they refer to is looked up once for all.
SELECT a.attrelid::int8, a.attnum, a.attname::text, a.atttypid::int8, a.atttypmod, a.attnotnull,
       a.attidentity::text, a.attgenerated::text, a.attcollation::int8
FROM pg_attribute a
WHERE a.attrelid = ANY ({tables}::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
