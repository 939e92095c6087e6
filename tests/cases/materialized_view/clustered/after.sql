CREATE MATERIALIZED VIEW long_stories AS SELECT id, title, words FROM stories WHERE words > 15;
CREATE UNIQUE INDEX long_stories_id ON long_stories (id);
ALTER MATERIALIZED VIEW long_stories CLUSTER ON long_stories_id;
ALTER MATERIALIZED VIEW long_stories ALTER COLUMN title SET STATISTICS 500;
