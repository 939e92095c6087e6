ALTER TABLE tales RENAME CONSTRAINT tales_pkey TO stories_pkey;
ALTER TABLE tales RENAME COLUMN name TO title;
ALTER TABLE tales RENAME TO stories;
