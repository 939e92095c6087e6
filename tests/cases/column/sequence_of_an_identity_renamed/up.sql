ALTER SEQUENCE stories_id_seq RENAME TO story_numbers;
ALTER TABLE stories ALTER COLUMN id SET GENERATED ALWAYS SET START WITH 2;

SELECT setval('story_numbers', 2, false) FROM story_numbers
    WHERE NOT is_called AND last_value < 2;
