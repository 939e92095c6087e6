ALTER TABLE stories ALTER COLUMN id TYPE integer;
ALTER SEQUENCE stories_id_seq AS integer;
