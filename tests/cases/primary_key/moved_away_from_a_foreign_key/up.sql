ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";
ALTER TABLE users DROP CONSTRAINT users_pkey;
ALTER TABLE users DROP CONSTRAINT users_handle_key;
ALTER TABLE users ALTER COLUMN id DROP IDENTITY;
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY (handle);
ALTER TABLE users ADD CONSTRAINT users_id_key UNIQUE (id);

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES users (id);
