ALTER TABLE stories ADD COLUMN words integer;
ALTER TABLE stories DROP COLUMN value;

ALTER TABLE stories
    ADD COLUMN value integer GENERATED ALWAYS AS (words * 2) STORED;
