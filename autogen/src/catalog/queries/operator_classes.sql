-- Operator classes that go without saying: the defaults for B-tree and hash that Postgres itself brings. None of those
-- takes options (manual, section 38.16.3), as one of an extension may. Those have object ids from `FirstNormalObjectId` on
-- (`access/transam.h`).
SELECT o.oid::int8
FROM pg_opclass o
JOIN pg_am am ON am.oid = o.opcmethod
WHERE o.opcdefault AND am.amname IN ('btree', 'hash') AND o.oid < 16384
