ALTER TABLE stories ADD COLUMN pictures integer DEFAULT 0 NOT NULL;

ALTER TABLE stories
    ADD COLUMN pages integer GENERATED ALWAYS AS (pictures * 2) STORED NOT NULL;
