ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";
ALTER TABLE stories DROP CONSTRAINT "fk-stories-editor_id";
ALTER TABLE stories ALTER COLUMN author_id TYPE character varying;
ALTER TABLE stories ALTER COLUMN editor_id TYPE character varying;
ALTER TABLE users ALTER COLUMN id DROP IDENTITY;
ALTER TABLE users ALTER COLUMN id TYPE character varying;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-editor_id"
    FOREIGN KEY (editor_id) REFERENCES users (id) ON DELETE SET NULL;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES users (id);
