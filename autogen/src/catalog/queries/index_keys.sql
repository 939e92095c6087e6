-- What is out of the ordinary in the keys of some indexes: expressions, and operator classes and collations that are
-- not the default. A key with none of these has no row.
SELECT i.indexrelid::int8 AS index_oid, key.ordinal::int4 AS ordinal,
       CASE WHEN key.attnum = 0 THEN pg_get_indexdef(i.indexrelid, key.ordinal::int4, false) END AS expression,
       CASE WHEN NOT op.opcdefault OR ia.attoptions IS NOT NULL THEN op.opcname::text END AS operator_class,
       CASE WHEN NOT pg_opclass_is_visible(op.oid) THEN opn.nspname::text END AS operator_class_schema,
       EXISTS (SELECT FROM pg_depend d
               WHERE d.classid = 'pg_opclass'::regclass AND d.objid = op.oid AND d.deptype = 'e') AS of_extension,
       ia.attoptions AS operator_class_options,
       CASE WHEN key.collid <> 0 AND key.collid <> coalesce(ta.attcollation, ty.typcollation)
            THEN co.collname::text END AS "collation",
       CASE WHEN NOT pg_collation_is_visible(co.oid) THEN con.nspname::text END AS collation_schema
FROM pg_index i
CROSS JOIN LATERAL unnest(i.indkey::int2[], i.indclass::oid[], i.indcollation::oid[]) WITH ORDINALITY
    key (attnum, opclass, collid, ordinal)
JOIN pg_opclass op ON op.oid = key.opclass
JOIN pg_namespace opn ON opn.oid = op.opcnamespace
JOIN pg_attribute ia ON ia.attrelid = i.indexrelid AND ia.attnum = key.ordinal
JOIN pg_type ty ON ty.oid = ia.atttypid
LEFT JOIN pg_attribute ta ON ta.attrelid = i.indrelid AND ta.attnum = key.attnum AND key.attnum <> 0
LEFT JOIN pg_collation co ON co.oid = key.collid
LEFT JOIN pg_namespace con ON con.oid = co.collnamespace
WHERE i.indexrelid = ANY ({indexes}::oid[]) AND key.ordinal <= i.indnkeyatts
  AND (key.attnum = 0 OR NOT op.opcdefault OR ia.attoptions IS NOT NULL
       OR (key.collid <> 0 AND key.collid <> coalesce(ta.attcollation, ty.typcollation)))
