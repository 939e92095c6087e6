-- Operator classes that are a default and take no options: those of B-tree and hash whose family has no function for them
-- (number 5 and 3, manual section 38.16.3).
SELECT o.oid::int8
FROM pg_opclass o
JOIN pg_am am ON am.oid = o.opcmethod
WHERE o.opcdefault AND am.amname IN ('btree', 'hash')
  AND NOT EXISTS (SELECT FROM pg_amproc p
                  WHERE p.amprocfamily = o.opcfamily
                    AND p.amprocnum = CASE am.amname WHEN 'btree' THEN 5 ELSE 3 END)
