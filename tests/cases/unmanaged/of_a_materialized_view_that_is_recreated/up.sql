DROP MATERIALIZED VIEW long_stories;
ALTER TABLE stories ALTER COLUMN words TYPE bigint;
CREATE MATERIALIZED VIEW long_stories AS SELECT id, title, words FROM stories WHERE words > 15;
CREATE UNIQUE INDEX long_stories_id ON long_stories (id);
COMMENT ON COLUMN long_stories.title IS 'its title';
ALTER MATERIALIZED VIEW long_stories ALTER COLUMN title SET STATISTICS 500;
ALTER MATERIALIZED VIEW long_stories CLUSTER ON long_stories_id;
ALTER MATERIALIZED VIEW long_stories OWNER TO pg_monitor;
