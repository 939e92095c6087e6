-- up

BEGIN;
ALTER TABLE authors ADD COLUMN story_id integer;

ALTER TABLE authors ADD CONSTRAINT "fk-authors-story_id" FOREIGN KEY (story_id)
    REFERENCES stories (id) NOT VALID;
COMMIT;

ALTER TABLE authors VALIDATE CONSTRAINT "fk-authors-story_id";

BEGIN;
ALTER TABLE chapters ADD COLUMN author_id integer;

ALTER TABLE chapters ADD CONSTRAINT "fk-chapters-author_id"
    FOREIGN KEY (author_id) REFERENCES authors (id) NOT VALID;
COMMIT;

ALTER TABLE chapters VALIDATE CONSTRAINT "fk-chapters-author_id";

BEGIN;
ALTER TABLE stories ADD COLUMN chapter_id integer;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-chapter_id"
    FOREIGN KEY (chapter_id) REFERENCES chapters (id) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-chapter_id";

-- down

ALTER TABLE authors DROP CONSTRAINT "fk-authors-story_id";

ALTER TABLE chapters DROP CONSTRAINT "fk-chapters-author_id";

ALTER TABLE stories DROP CONSTRAINT "fk-stories-chapter_id";

ALTER TABLE authors DROP COLUMN story_id;

ALTER TABLE chapters DROP COLUMN author_id;

ALTER TABLE stories DROP COLUMN chapter_id;
