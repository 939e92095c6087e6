DROP INDEX "idx-stories-value";
ALTER TABLE stories DROP COLUMN value;

ALTER TABLE stories
    ADD COLUMN value text GENERATED ALWAYS AS (lower(title)) STORED;

CREATE INDEX "idx-stories-value" ON stories (value);
