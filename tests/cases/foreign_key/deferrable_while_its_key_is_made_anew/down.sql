ALTER TABLE stories DROP CONSTRAINT "fk-stories-email";
ALTER TABLE users DROP CONSTRAINT uq_users_email;
ALTER TABLE users ADD CONSTRAINT uq_users_email UNIQUE (email);

ALTER TABLE stories ADD CONSTRAINT "fk-stories-email" FOREIGN KEY (email)
    REFERENCES users (email);
