DROP TABLE chapters;
DROP TABLE stories;
