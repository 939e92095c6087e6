CREATE VIEW long_stories (id, title, length) AS SELECT id, title, words FROM stories WHERE words > 15;
COMMENT ON COLUMN long_stories.length IS 'of words';
ALTER VIEW long_stories ALTER COLUMN title SET DEFAULT 'none';
