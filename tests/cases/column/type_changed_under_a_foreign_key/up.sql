ALTER TABLE stories ALTER COLUMN author_id TYPE bigint;
ALTER TABLE users ALTER COLUMN id TYPE bigint;
