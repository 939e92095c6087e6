ALTER SEQUENCE tale_numbers RENAME TO story_numbers;
ALTER TABLE stories ALTER COLUMN id TYPE integer;
ALTER SEQUENCE story_numbers AS integer;
