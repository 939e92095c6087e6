ALTER TABLE stories ADD COLUMN words integer;

CREATE OR REPLACE VIEW long_stories AS
 SELECT id,
    title,
    words
   FROM stories
  WHERE (words > 15);
