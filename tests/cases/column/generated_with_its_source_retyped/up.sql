ALTER TABLE stories DROP COLUMN value;
ALTER TABLE stories ALTER COLUMN words TYPE bigint;

ALTER TABLE stories
    ADD COLUMN value bigint GENERATED ALWAYS AS (words * 3) STORED;
