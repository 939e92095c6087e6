DROP MATERIALIZED VIEW totals;
ALTER TABLE stories ALTER COLUMN words TYPE bigint;
CREATE MATERIALIZED VIEW totals AS SELECT sum(words) AS words, count(*) AS stories FROM stories;
CREATE UNIQUE INDEX totals_idx ON totals (stories);
