ALTER TABLE stories DROP COLUMN minutes;
ALTER TABLE stories ALTER COLUMN words TYPE integer;

ALTER TABLE stories
    ADD COLUMN minutes bigint GENERATED ALWAYS AS (words / 250) STORED NOT NULL;
