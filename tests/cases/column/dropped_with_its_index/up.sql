DROP INDEX "idx-stories-pages";
ALTER TABLE stories DROP COLUMN pages;
