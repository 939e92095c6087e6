ALTER SEQUENCE stories_id_seq RENAME TO readers_id_seq;
ALTER SEQUENCE tale_numbers RENAME TO stories_id_seq;
