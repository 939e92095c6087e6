DROP VIEW long_stories;
