ALTER TABLE stories RENAME COLUMN title TO name;
