ALTER TABLE stories DROP COLUMN shouted;
ALTER TABLE stories ALTER COLUMN title TYPE character varying(20);

ALTER TABLE stories
    ADD COLUMN shouted character varying GENERATED ALWAYS AS (lower(title) || '!'::text) STORED;
