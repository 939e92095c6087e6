DROP MATERIALIZED VIEW app.long_stories;
CREATE MATERIALIZED VIEW app.long_stories AS SELECT id, title, words FROM stories WHERE words > 20;
CREATE UNIQUE INDEX long_stories_id ON app.long_stories (id);
CREATE INDEX long_stories_words ON app.long_stories (words DESC);
