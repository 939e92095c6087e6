-- up

-- Programs wait for this: a foreign key compares it with a column of its type.
BEGIN;
ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";
ALTER TABLE stories DROP CONSTRAINT "fk-stories-editor_id";
ALTER TABLE stories ALTER COLUMN author_id TYPE uuid USING author_id::uuid;
ALTER TABLE stories ALTER COLUMN editor_id TYPE uuid USING editor_id::uuid;
ALTER TABLE users ALTER COLUMN id TYPE uuid USING id::uuid;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-editor_id"
    FOREIGN KEY (editor_id) REFERENCES users (id) ON DELETE SET NULL NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-editor_id";

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES users (id) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id";

-- down

-- Programs wait for this: a foreign key compares it with a column of its type.
BEGIN;
ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";
ALTER TABLE stories DROP CONSTRAINT "fk-stories-editor_id";
ALTER TABLE stories ALTER COLUMN author_id TYPE character varying;
ALTER TABLE stories ALTER COLUMN editor_id TYPE character varying;
ALTER TABLE users ALTER COLUMN id TYPE character varying;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-editor_id"
    FOREIGN KEY (editor_id) REFERENCES users (id) ON DELETE SET NULL NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-editor_id";

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES users (id) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id";
