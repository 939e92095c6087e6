ALTER TABLE stories ALTER COLUMN words TYPE bigint;
