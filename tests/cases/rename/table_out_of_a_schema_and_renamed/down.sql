ALTER TABLE tales RENAME CONSTRAINT tales_pkey TO stories_pkey;
ALTER TABLE tales SET SCHEMA archive;
ALTER TABLE archive.tales RENAME TO stories;
