-- The columns by which hypertables of some schemas group and order the rows of a chunk that is stored by column.
SELECT c.oid::int8, s.attname::text
FROM timescaledb_information.compression_settings s
JOIN pg_namespace n ON n.nspname = s.hypertable_schema
JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = s.hypertable_name
WHERE n.nspname = ANY ({schemas}::text[]) AND (s.segmentby_column_index IS NOT NULL OR s.orderby_column_index IS NOT NULL)
ORDER BY 1, 2
