CREATE VIEW titles AS SELECT title FROM stories;
