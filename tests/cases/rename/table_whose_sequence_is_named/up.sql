ALTER TABLE stories RENAME TO tales;
ALTER TABLE tales RENAME CONSTRAINT stories_pkey TO tales_pkey;
ALTER SEQUENCE story_numbers RENAME TO tale_numbers;
