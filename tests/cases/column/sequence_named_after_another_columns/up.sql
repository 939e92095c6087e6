ALTER SEQUENCE stories_id_seq RENAME TO tale_numbers;
ALTER SEQUENCE readers_id_seq RENAME TO stories_id_seq;
