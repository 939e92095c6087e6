ALTER TABLE stories DROP COLUMN value;

ALTER TABLE stories
    ADD COLUMN value bigint GENERATED ALWAYS AS (length(title)) STORED;
