CREATE SCHEMA extensions;
ALTER EXTENSION vector SET SCHEMA extensions;
DROP INDEX ix;
ALTER TABLE stories DROP CONSTRAINT ck;

ALTER TABLE stories ADD CONSTRAINT ck
    CHECK (extensions.vector_dims(embedding) > 2);

CREATE INDEX ix ON stories ((extensions.vector_norm(embedding)));
