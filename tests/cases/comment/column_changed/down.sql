COMMENT ON COLUMN stories.title IS 'As on the cover';
