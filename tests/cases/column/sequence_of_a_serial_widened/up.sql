ALTER SEQUENCE stories_id_seq AS bigint;
