ALTER EXTENSION vector SET SCHEMA extensions;
ALTER TABLE stories ALTER COLUMN embedding TYPE extensions.vector(3);
