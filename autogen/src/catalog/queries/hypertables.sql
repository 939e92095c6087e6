-- The hypertables of some schemas: the columns that decide where a row is, those of them that are hashed, whether chunks can be
-- stored by column, and whether a view tells more about that.
SELECT c.oid::int8, array_agg(d.column_name::text ORDER BY d.dimension_number),
       coalesce(array_agg(d.column_name::text ORDER BY d.dimension_number) FILTER (WHERE d.dimension_type = 'Space'), '{}'),
       bool_or(coalesce(h.compression_enabled, false)),
       to_regclass('timescaledb_information.compression_settings') IS NOT NULL
FROM timescaledb_information.hypertables h
JOIN timescaledb_information.dimensions d USING (hypertable_schema, hypertable_name)
JOIN pg_namespace n ON n.nspname = h.hypertable_schema
JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = h.hypertable_name
WHERE n.nspname = ANY ({schemas}::text[])
GROUP BY c.oid
