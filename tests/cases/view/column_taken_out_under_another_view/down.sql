DROP VIEW short;

CREATE OR REPLACE VIEW titles AS
 SELECT id,
    title,
    words
   FROM stories;

CREATE VIEW short AS SELECT id FROM titles WHERE title < 'C';
