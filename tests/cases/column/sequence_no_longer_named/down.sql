ALTER SEQUENCE stories_id_seq RENAME TO story_numbers;
