ALTER TABLE stories DROP COLUMN metadata;
