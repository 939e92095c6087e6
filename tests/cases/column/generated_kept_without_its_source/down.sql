ALTER TABLE stories ADD COLUMN title character varying;
ALTER TABLE stories DROP COLUMN heading;

ALTER TABLE stories
    ADD COLUMN heading text GENERATED ALWAYS AS (upper((title)::text)) STORED;
