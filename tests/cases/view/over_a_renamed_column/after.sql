CREATE VIEW titles AS SELECT id, name AS title FROM stories;
