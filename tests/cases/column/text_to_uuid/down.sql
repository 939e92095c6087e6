ALTER TABLE stories ALTER COLUMN external_id TYPE text;
