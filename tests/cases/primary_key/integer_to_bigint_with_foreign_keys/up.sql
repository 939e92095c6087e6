ALTER TABLE stories ALTER COLUMN author_id TYPE bigint;
ALTER TABLE stories ALTER COLUMN editor_id TYPE bigint;
ALTER TABLE users ALTER COLUMN id TYPE bigint;
