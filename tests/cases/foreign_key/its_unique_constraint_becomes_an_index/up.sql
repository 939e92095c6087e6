ALTER TABLE stories DROP CONSTRAINT "fk-stories-email";
ALTER TABLE users DROP CONSTRAINT uq_users_email;
CREATE UNIQUE INDEX ix_users_email ON users (email);

ALTER TABLE stories ADD CONSTRAINT "fk-stories-email" FOREIGN KEY (email)
    REFERENCES users (email);
