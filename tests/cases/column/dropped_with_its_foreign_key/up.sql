ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";
ALTER TABLE stories DROP COLUMN author_id;
