CREATE MATERIALIZED VIEW long_stories AS SELECT id, title, words FROM stories WHERE words > 15;
CREATE UNIQUE INDEX long_stories_id ON long_stories (id);
