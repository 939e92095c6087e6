ALTER TABLE stories ALTER COLUMN finished TYPE text;
