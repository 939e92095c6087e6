ALTER EXTENSION vector SET SCHEMA public;
DROP INDEX ix;
ALTER TABLE stories DROP CONSTRAINT ck;
ALTER TABLE stories ADD CONSTRAINT ck CHECK (vector_dims(embedding) > 2);
CREATE INDEX ix ON stories ((vector_norm(embedding)));
DROP SCHEMA extensions;
