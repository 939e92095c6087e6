-- up

CREATE UNIQUE INDEX CONCURRENTLY ix_users_email ON users (email);

ALTER TABLE stories DROP CONSTRAINT "fk-stories-email";

ALTER TABLE users DROP CONSTRAINT uq_users_email;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-email" FOREIGN KEY (email)
    REFERENCES users (email) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-email";

-- down

CREATE UNIQUE INDEX CONCURRENTLY uq_users_email ON users (email);

ALTER TABLE stories DROP CONSTRAINT "fk-stories-email";

DROP INDEX CONCURRENTLY ix_users_email;

ALTER TABLE users
    ADD CONSTRAINT uq_users_email UNIQUE USING INDEX uq_users_email;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-email" FOREIGN KEY (email)
    REFERENCES users (email) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-email";
