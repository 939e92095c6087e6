COMMENT ON COLUMN stories.title IS 'As printed on the cover';
