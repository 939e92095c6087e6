DROP VIEW long_stories;
DROP TABLE stories;
