ALTER SEQUENCE story_numbers RENAME TO story_numbers__before;
CREATE SEQUENCE story_numbers AS integer;
SELECT setval('story_numbers', last_value, is_called) FROM story_numbers__before;
ALTER TABLE stories ALTER COLUMN id DROP IDENTITY;

ALTER TABLE stories ALTER COLUMN id
    SET DEFAULT nextval('story_numbers'::regclass);

ALTER SEQUENCE story_numbers OWNED BY stories.id;
