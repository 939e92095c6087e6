-- up

ALTER TABLE stories DROP CONSTRAINT "fk-stories-author";

ALTER TABLE users DROP CONSTRAINT users_handle_key;

-- down

CREATE UNIQUE INDEX CONCURRENTLY users_handle_key ON users (handle);

ALTER TABLE users
    ADD CONSTRAINT users_handle_key UNIQUE USING INDEX users_handle_key;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author" FOREIGN KEY (author)
    REFERENCES users (handle) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author";
