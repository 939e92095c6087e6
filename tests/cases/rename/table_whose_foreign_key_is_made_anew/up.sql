ALTER TABLE stories RENAME TO tales;
ALTER TABLE tales RENAME CONSTRAINT stories_pkey TO tales_pkey;
ALTER TABLE tales RENAME CONSTRAINT "fk-stories-author" TO "fk-tales-author";
ALTER TABLE tales DROP CONSTRAINT "fk-tales-author";
ALTER TABLE users DROP CONSTRAINT users_handle_key;
ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle) INCLUDE (name);

ALTER TABLE tales ADD CONSTRAINT "fk-tales-author" FOREIGN KEY (author)
    REFERENCES users (handle);
