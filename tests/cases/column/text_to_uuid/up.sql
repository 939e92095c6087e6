ALTER TABLE stories ALTER COLUMN external_id TYPE uuid USING external_id::uuid;
