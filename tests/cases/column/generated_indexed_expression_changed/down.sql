DROP INDEX "idx-stories-value";
ALTER TABLE stories DROP COLUMN value;

ALTER TABLE stories
    ADD COLUMN value text GENERATED ALWAYS AS (upper((title)::text)) STORED;

CREATE INDEX "idx-stories-value" ON stories (value);
