ALTER EXTENSION vector SET SCHEMA public;
ALTER TABLE stories ALTER COLUMN embedding TYPE vector(4);
