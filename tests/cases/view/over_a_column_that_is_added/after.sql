CREATE VIEW everything AS SELECT * FROM stories;
