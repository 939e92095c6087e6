DROP STATISTICS stories_both;
ALTER TABLE stories ALTER COLUMN words TYPE bigint;
CREATE STATISTICS stories_both (ndistinct, dependencies) ON title, words FROM stories;
