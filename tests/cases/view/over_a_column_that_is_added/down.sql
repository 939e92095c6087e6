DROP VIEW everything;
ALTER TABLE stories DROP COLUMN words;

CREATE VIEW everything AS
 SELECT id,
    title
   FROM stories;
