ALTER TABLE stories
    RENAME CONSTRAINT "fk-stories-writer_id" TO "fk-stories-author_id";

ALTER TABLE users RENAME COLUMN user_id TO id;
ALTER TABLE stories RENAME COLUMN writer_id TO author_id;
