-- up

BEGIN;
ALTER TABLE stories RENAME TO tales;
ALTER TABLE tales RENAME CONSTRAINT stories_pkey TO tales_pkey;
ALTER TABLE tales RENAME CONSTRAINT "fk-stories-author" TO "fk-tales-author";
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY users_handle_key_new ON users (handle)
    INCLUDE (name);

ALTER TABLE tales DROP CONSTRAINT "fk-tales-author";

BEGIN;
ALTER TABLE users DROP CONSTRAINT users_handle_key;
ALTER INDEX users_handle_key_new RENAME TO users_handle_key;

ALTER TABLE users
    ADD CONSTRAINT users_handle_key UNIQUE USING INDEX users_handle_key;
COMMIT;

ALTER TABLE tales ADD CONSTRAINT "fk-tales-author" FOREIGN KEY (author)
    REFERENCES users (handle) NOT VALID;

ALTER TABLE tales VALIDATE CONSTRAINT "fk-tales-author";

-- down

CREATE UNIQUE INDEX CONCURRENTLY users_handle_key_new ON users (handle);

ALTER TABLE tales DROP CONSTRAINT "fk-tales-author";

BEGIN;
ALTER TABLE users DROP CONSTRAINT users_handle_key;
ALTER INDEX users_handle_key_new RENAME TO users_handle_key;

ALTER TABLE users
    ADD CONSTRAINT users_handle_key UNIQUE USING INDEX users_handle_key;
COMMIT;

ALTER TABLE tales ADD CONSTRAINT "fk-tales-author" FOREIGN KEY (author)
    REFERENCES users (handle) NOT VALID;

ALTER TABLE tales VALIDATE CONSTRAINT "fk-tales-author";

BEGIN;
ALTER TABLE tales RENAME CONSTRAINT "fk-tales-author" TO "fk-stories-author";
ALTER TABLE tales RENAME CONSTRAINT tales_pkey TO stories_pkey;
ALTER TABLE tales RENAME TO stories;
COMMIT;
