DROP STATISTICS stories_stats;
ALTER TABLE stories ALTER COLUMN words TYPE bigint;
CREATE STATISTICS stories_stats (dependencies) ON title, words FROM stories;
