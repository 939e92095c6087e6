ALTER TABLE stories DROP COLUMN mood;
ALTER EXTENSION citext SET SCHEMA public;
DROP SCHEMA "Extra things";
