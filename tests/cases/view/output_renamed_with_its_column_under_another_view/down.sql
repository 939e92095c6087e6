DROP VIEW b;
DROP VIEW a;

CREATE VIEW a AS
 SELECT id,
    name AS title
   FROM stories;

CREATE VIEW b AS
 SELECT id,
    title AS t
   FROM a;

ALTER TABLE stories RENAME COLUMN name TO title;
