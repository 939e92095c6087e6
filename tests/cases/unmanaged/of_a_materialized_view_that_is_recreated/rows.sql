INSERT INTO stories (id, title, words) VALUES (1, 'Alder', 10), (2, 'Birch', 20);
ALTER MATERIALIZED VIEW long_stories OWNER TO pg_monitor;
ALTER MATERIALIZED VIEW long_stories CLUSTER ON long_stories_id;
ALTER MATERIALIZED VIEW long_stories ALTER COLUMN title SET STATISTICS 500;
COMMENT ON COLUMN long_stories.title IS 'its title';
