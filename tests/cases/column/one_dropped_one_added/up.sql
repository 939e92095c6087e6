ALTER TABLE stories ADD COLUMN length text;
ALTER TABLE stories DROP COLUMN pages;
