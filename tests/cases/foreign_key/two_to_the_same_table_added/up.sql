ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-editor_id"
    FOREIGN KEY (editor_id) REFERENCES users (id) ON DELETE SET NULL;
