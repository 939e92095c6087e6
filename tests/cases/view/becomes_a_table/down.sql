DROP TABLE titles;

CREATE VIEW titles AS
 SELECT id,
    title
   FROM stories;
