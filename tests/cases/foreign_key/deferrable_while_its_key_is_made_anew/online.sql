-- up

CREATE UNIQUE INDEX CONCURRENTLY uq_users_email_new ON users (email)
    INCLUDE (id);

ALTER TABLE stories DROP CONSTRAINT "fk-stories-email";

BEGIN;
ALTER TABLE users DROP CONSTRAINT uq_users_email;
ALTER INDEX uq_users_email_new RENAME TO uq_users_email;

ALTER TABLE users
    ADD CONSTRAINT uq_users_email UNIQUE USING INDEX uq_users_email;
COMMIT;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-email" FOREIGN KEY (email)
    REFERENCES users (email) DEFERRABLE INITIALLY DEFERRED NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-email";

-- down

CREATE UNIQUE INDEX CONCURRENTLY uq_users_email_new ON users (email);

ALTER TABLE stories DROP CONSTRAINT "fk-stories-email";

BEGIN;
ALTER TABLE users DROP CONSTRAINT uq_users_email;
ALTER INDEX uq_users_email_new RENAME TO uq_users_email;

ALTER TABLE users
    ADD CONSTRAINT uq_users_email UNIQUE USING INDEX uq_users_email;
COMMIT;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-email" FOREIGN KEY (email)
    REFERENCES users (email) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-email";
