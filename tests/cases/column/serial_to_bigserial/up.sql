ALTER TABLE stories ALTER COLUMN id TYPE bigint;
ALTER SEQUENCE stories_id_seq AS bigint;
