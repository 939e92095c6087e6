ALTER TABLE stories DROP COLUMN value;

ALTER TABLE stories
    ADD COLUMN value integer GENERATED ALWAYS AS (length(title)) STORED;

ALTER TABLE stories DROP COLUMN words;
