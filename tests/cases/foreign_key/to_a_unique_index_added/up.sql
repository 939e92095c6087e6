CREATE UNIQUE INDEX ix_users_email ON users (email);

ALTER TABLE stories ADD CONSTRAINT "fk-stories-email" FOREIGN KEY (email)
    REFERENCES users (email);
