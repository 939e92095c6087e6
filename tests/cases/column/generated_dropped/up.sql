ALTER TABLE stories DROP COLUMN minutes;
