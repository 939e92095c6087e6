ALTER TABLE batch ALTER COLUMN pages TYPE bigint;
ALTER TABLE batch ADD COLUMN weight double precision DEFAULT random() NOT NULL;
