-- up

BEGIN;
ALTER TABLE stories ADD COLUMN author_id integer;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE SET NULL NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id";

CREATE INDEX CONCURRENTLY "idx-stories-author_id" ON stories (author_id);

-- down

ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";

DROP INDEX CONCURRENTLY "idx-stories-author_id";

ALTER TABLE stories DROP COLUMN author_id;
