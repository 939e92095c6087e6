ALTER EXTENSION citext SET SCHEMA public;
ALTER TABLE stories ALTER COLUMN mood SET DEFAULT 'calm'::citext;
DROP SCHEMA extensions;
