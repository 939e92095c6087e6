ALTER TABLE tales DROP CONSTRAINT "fk-tales-author";
ALTER TABLE users DROP CONSTRAINT users_handle_key;
ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle);

ALTER TABLE tales ADD CONSTRAINT "fk-tales-author" FOREIGN KEY (author)
    REFERENCES users (handle);

ALTER TABLE tales RENAME CONSTRAINT "fk-tales-author" TO "fk-stories-author";
ALTER TABLE tales RENAME CONSTRAINT tales_pkey TO stories_pkey;
ALTER TABLE tales RENAME TO stories;
