ALTER TABLE stories DROP COLUMN shouted;
ALTER TABLE stories ALTER COLUMN title TYPE text;

ALTER TABLE stories
    ADD COLUMN shouted character varying GENERATED ALWAYS AS (lower(title) || '!'::text) STORED;
