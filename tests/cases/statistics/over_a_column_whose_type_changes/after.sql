CREATE STATISTICS stories_stats (dependencies) ON title, words FROM stories;
