-- How large the tables of the names $2 in the schemas $1 are, partitions included: the server's estimates. Asking for the
-- size of a file would wait for whoever has locked the table.
SELECT n.nspname::text AS schema, c.relname::text AS name, size.n_rows, size.n_live, size.n_pages
FROM unnest($1::text[], $2::text[]) wanted (schema, name)
JOIN pg_namespace n ON n.nspname = wanted.schema
JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name AND c.relkind IN ('r', 'p', 'm')
CROSS JOIN LATERAL (
    SELECT CASE WHEN bool_and(part.reltuples >= 0) THEN sum(part.reltuples)::bigint END AS n_rows,
           sum(pg_stat_get_live_tuples(part.oid))::bigint AS n_live,
           sum(part.relpages + coalesce(toast.relpages, 0)
               + (SELECT coalesce(sum(own.relpages), 0) FROM pg_index i JOIN pg_class own ON own.oid = i.indexrelid
                  WHERE i.indrelid = part.oid))::bigint AS n_pages
    FROM (SELECT c.oid UNION SELECT relid FROM pg_partition_tree(c.oid)) tree (oid)
    JOIN pg_class part ON part.oid = tree.oid
    LEFT JOIN pg_class toast ON toast.oid = part.reltoastrelid
    WHERE part.relkind <> 'p'
) size
ORDER BY 1, 2
