-- up

ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";

ALTER TABLE stories DROP COLUMN author_id;

-- down

BEGIN;
ALTER TABLE stories ADD COLUMN author_id integer;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES users (id) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id";
