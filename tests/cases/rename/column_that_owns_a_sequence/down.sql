ALTER TABLE stories RENAME COLUMN place TO number;
