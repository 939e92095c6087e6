DROP TABLE poems;
