DROP INDEX "idx-stories-slug";
ALTER TABLE stories DROP COLUMN edition;
