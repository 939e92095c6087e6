ALTER TABLE stories
    ADD COLUMN value text GENERATED ALWAYS AS (upper(title)) VIRTUAL;
