ALTER TABLE stories RENAME COLUMN author_id TO writer_id;
ALTER TABLE users RENAME COLUMN id TO user_id;

ALTER TABLE stories
    RENAME CONSTRAINT "fk-stories-author_id" TO "fk-stories-writer_id";
