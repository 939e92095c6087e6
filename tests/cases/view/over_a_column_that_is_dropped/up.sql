DROP VIEW long_stories;
ALTER TABLE stories DROP COLUMN words;
CREATE VIEW long_stories AS SELECT id, title FROM stories;
