ALTER TABLE stories ALTER COLUMN author_id TYPE integer;
ALTER TABLE stories ALTER COLUMN editor_id TYPE integer;
ALTER TABLE users ALTER COLUMN id TYPE integer;
