CREATE VIEW long_stories AS SELECT id, title FROM stories;
