ALTER TABLE stories DROP COLUMN title;
ALTER TABLE stories RENAME COLUMN working_title TO title;
