ALTER TABLE stories DROP COLUMN value;

ALTER TABLE stories
    ADD COLUMN value text GENERATED ALWAYS AS (upper((title)::text)) STORED;
