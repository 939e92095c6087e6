CREATE MATERIALIZED VIEW totals AS SELECT sum(words) AS words, count(*) AS stories FROM stories;
CREATE UNIQUE INDEX totals_idx ON totals (stories);
