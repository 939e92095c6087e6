ALTER TABLE stories DROP COLUMN value;

ALTER TABLE stories
    ADD COLUMN value text GENERATED ALWAYS AS (upper((title)::text)) STORED NOT NULL;

ALTER TABLE stories ALTER COLUMN value DROP EXPRESSION;
ALTER TABLE stories ALTER COLUMN value SET DEFAULT 'none';
COMMENT ON COLUMN stories.value IS 'kept';
