ALTER SEQUENCE tale_numbers RENAME TO story_numbers;
ALTER TABLE tales RENAME CONSTRAINT tales_pkey TO stories_pkey;
ALTER TABLE tales RENAME TO stories;
