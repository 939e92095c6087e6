CREATE OR REPLACE VIEW titles AS
 SELECT id,
    title,
    words
   FROM stories;
