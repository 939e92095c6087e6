-- up

BEGIN;
CREATE TABLE visits (
    story_id integer NOT NULL,
    path text
);

ALTER TABLE visits SET UNLOGGED;

ALTER TABLE visits ADD CONSTRAINT visits_story_id_fkey FOREIGN KEY (story_id)
    REFERENCES stories (id);

ALTER TABLE visits ALTER COLUMN path SET STORAGE EXTERNAL;
ALTER TABLE visits ALTER COLUMN path SET COMPRESSION pglz;
COMMIT;

-- down

ALTER TABLE visits DROP CONSTRAINT visits_story_id_fkey;

DROP TABLE visits;
