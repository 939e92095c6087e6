COMMENT ON COLUMN long_stories.title IS NULL;
ALTER VIEW long_stories ALTER COLUMN title SET DEFAULT 'none'::character varying;
COMMENT ON COLUMN long_stories.length IS 'of words';
