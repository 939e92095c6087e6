CREATE SCHEMA "Extra things";
ALTER EXTENSION citext SET SCHEMA "Extra things";
ALTER EXTENSION citext UPDATE TO '1.6';

ALTER TABLE stories
    ADD COLUMN mood "Extra things".citext DEFAULT 'calm' NOT NULL;
