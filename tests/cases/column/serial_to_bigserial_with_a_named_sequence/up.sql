ALTER SEQUENCE story_numbers RENAME TO tale_numbers;
ALTER TABLE stories ALTER COLUMN id TYPE bigint;
ALTER SEQUENCE tale_numbers AS bigint;
