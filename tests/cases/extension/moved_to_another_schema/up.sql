CREATE SCHEMA extensions;
ALTER EXTENSION vector SET SCHEMA extensions;
ALTER TABLE stories ADD COLUMN draft extensions.vector(3);
