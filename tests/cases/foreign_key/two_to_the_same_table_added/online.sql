-- up

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id";

ALTER TABLE stories ADD CONSTRAINT "fk-stories-editor_id"
    FOREIGN KEY (editor_id) REFERENCES users (id) ON DELETE SET NULL NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-editor_id";

-- down

ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";

ALTER TABLE stories DROP CONSTRAINT "fk-stories-editor_id";
