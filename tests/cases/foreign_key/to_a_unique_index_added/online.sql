-- up

CREATE UNIQUE INDEX CONCURRENTLY ix_users_email ON users (email);

ALTER TABLE stories ADD CONSTRAINT "fk-stories-email" FOREIGN KEY (email)
    REFERENCES users (email) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-email";

-- down

ALTER TABLE stories DROP CONSTRAINT "fk-stories-email";

DROP INDEX CONCURRENTLY ix_users_email;
