-- up

-- Programs wait for this: a foreign key compares it with a column of its type.
BEGIN;
ALTER TABLE stories DROP CONSTRAINT fk_author;
ALTER TABLE stories DROP CONSTRAINT fk_editor;
ALTER TABLE stories ALTER COLUMN editor_id TYPE bigint;
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY users_handle_key_new ON users (handle)
    INCLUDE (name);

BEGIN;
ALTER TABLE users DROP CONSTRAINT users_handle_key;
ALTER INDEX users_handle_key_new RENAME TO users_handle_key;

ALTER TABLE users
    ADD CONSTRAINT users_handle_key UNIQUE USING INDEX users_handle_key;

ALTER TABLE stories ADD CONSTRAINT fk_author FOREIGN KEY (author)
    REFERENCES users (handle) DEFERRABLE INITIALLY DEFERRED NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT fk_author;

ALTER TABLE stories ADD CONSTRAINT fk_editor FOREIGN KEY (editor_id)
    REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT fk_editor;

-- down

-- Programs wait for this: a foreign key compares it with a column of its type.
BEGIN;
ALTER TABLE stories DROP CONSTRAINT fk_author;
ALTER TABLE stories DROP CONSTRAINT fk_editor;
ALTER TABLE stories ALTER COLUMN editor_id TYPE integer;
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY users_handle_key_new ON users (handle);

BEGIN;
ALTER TABLE users DROP CONSTRAINT users_handle_key;
ALTER INDEX users_handle_key_new RENAME TO users_handle_key;

ALTER TABLE users
    ADD CONSTRAINT users_handle_key UNIQUE USING INDEX users_handle_key;

ALTER TABLE stories ADD CONSTRAINT fk_author FOREIGN KEY (author)
    REFERENCES users (handle) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT fk_author;

ALTER TABLE stories ADD CONSTRAINT fk_editor FOREIGN KEY (editor_id)
    REFERENCES users (id) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT fk_editor;
