CREATE VIEW long_stories (id, title, length) AS SELECT id, title, words FROM stories WHERE words > 15;
COMMENT ON COLUMN long_stories.length IS 'number of words';
COMMENT ON COLUMN long_stories.title IS 'its title';
ALTER VIEW long_stories ALTER COLUMN title SET DEFAULT 'some';
