ALTER TABLE stories RENAME COLUMN number TO place;
