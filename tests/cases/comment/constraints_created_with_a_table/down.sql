DROP TABLE stories;
DROP TABLE users;
