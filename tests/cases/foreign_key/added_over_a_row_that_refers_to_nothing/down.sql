ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";
