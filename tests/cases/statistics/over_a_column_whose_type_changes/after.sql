CREATE STATISTICS stories_both (ndistinct, dependencies) ON title, words FROM stories;
