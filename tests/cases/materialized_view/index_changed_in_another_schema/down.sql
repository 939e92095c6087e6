DROP MATERIALIZED VIEW app.long_stories;

CREATE MATERIALIZED VIEW app.long_stories AS
 SELECT id,
    title,
    words
   FROM stories
  WHERE (words > 10);

CREATE INDEX long_stories_words ON app.long_stories USING btree (words);
