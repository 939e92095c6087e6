-- Indexes of some tables. One of a partitioned table is invalid while a partition lacks its own. A constraint is there
-- all the same.
SELECT i.indrelid::int8 AS table_oid, i.indexrelid::int8 AS index_oid, c.relname::text AS name,
       am.amname::text AS method, i.indisunique AS is_unique, {nulls_not_distinct} AS nulls_not_distinct,
       i.indnkeyatts AS n_keys, (i.indkey::int2[])[0:] AS attnums, (i.indoption::int2[])[0:] AS options,
       (i.indclass::oid[])[0:]::int8[] AS operator_classes, (i.indcollation::oid[])[0:]::int8[] AS collations,
       c.reloptions,
       CASE WHEN i.indpred IS NOT NULL THEN pg_get_expr(i.indpred, i.indrelid) END AS predicate,
       i.indisreplident AS replica_identity, i.indisclustered AS clustered,
       i.indisvalid OR c.relkind = 'I' AND EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid) AS valid
FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_am am ON am.oid = c.relam
WHERE i.indrelid = ANY ({tables}::oid[])
