ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id";
