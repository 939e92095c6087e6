ALTER TABLE stories ALTER COLUMN pages TYPE bigint;
ALTER TABLE stories ALTER COLUMN pages SET DEFAULT 1;
ALTER TABLE stories ALTER COLUMN pages SET NOT NULL;
COMMENT ON COLUMN stories.pages IS 'Of the printed edition';
