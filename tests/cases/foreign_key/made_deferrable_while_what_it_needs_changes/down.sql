ALTER TABLE stories DROP CONSTRAINT fk_author;
ALTER TABLE stories DROP CONSTRAINT fk_editor;
ALTER TABLE stories ALTER COLUMN editor_id TYPE integer;
ALTER TABLE users DROP CONSTRAINT users_handle_key;
ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle);

ALTER TABLE stories ADD CONSTRAINT fk_author FOREIGN KEY (author)
    REFERENCES users (handle);

ALTER TABLE stories ADD CONSTRAINT fk_editor FOREIGN KEY (editor_id)
    REFERENCES users (id);
