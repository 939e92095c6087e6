ALTER TABLE stories ADD COLUMN number integer;
ALTER SEQUENCE story_numbers OWNED BY stories.number;
