ALTER TABLE stories ALTER COLUMN words TYPE integer;
ALTER TABLE stories DROP COLUMN pages;

ALTER TABLE stories
    ADD COLUMN pages bigint GENERATED ALWAYS AS (words + 1) STORED NOT NULL;
