ALTER TABLE stories DROP CONSTRAINT "fk-stories-author";
ALTER TABLE users DROP CONSTRAINT users_handle_key;
