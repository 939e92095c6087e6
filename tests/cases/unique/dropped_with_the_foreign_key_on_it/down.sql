ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle);

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author" FOREIGN KEY (author)
    REFERENCES users (handle);
