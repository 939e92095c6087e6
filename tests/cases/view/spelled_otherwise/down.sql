CREATE OR REPLACE VIEW titles AS
 SELECT id,
    title
   FROM stories;
