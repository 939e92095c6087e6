ALTER TABLE stories DROP COLUMN pages;
ALTER TABLE stories DROP COLUMN pictures;
