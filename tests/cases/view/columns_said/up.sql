ALTER VIEW long_stories ALTER COLUMN title SET DEFAULT 'some'::character varying;
COMMENT ON COLUMN long_stories.length IS 'number of words';
COMMENT ON COLUMN long_stories.title IS 'its title';
