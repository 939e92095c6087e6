ALTER TABLE stories ALTER COLUMN outline TYPE json;
