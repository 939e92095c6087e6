ALTER TABLE stories DROP COLUMN value;
ALTER TABLE stories ALTER COLUMN words TYPE integer;

ALTER TABLE stories
    ADD COLUMN value bigint GENERATED ALWAYS AS (words * 2) STORED;
