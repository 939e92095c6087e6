ALTER TABLE stories RENAME COLUMN name TO title;
