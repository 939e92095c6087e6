ALTER TABLE stories DROP COLUMN number;
