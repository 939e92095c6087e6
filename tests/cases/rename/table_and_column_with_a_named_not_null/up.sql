ALTER TABLE stories RENAME TO tales;
ALTER TABLE tales RENAME COLUMN title TO name;
ALTER TABLE tales RENAME CONSTRAINT stories_pkey TO tales_pkey;
