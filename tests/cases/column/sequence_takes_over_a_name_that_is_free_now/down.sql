ALTER SEQUENCE story_numbers RENAME TO stories_id_seq;
CREATE SEQUENCE story_numbers;
