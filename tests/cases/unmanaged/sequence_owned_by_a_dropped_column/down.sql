ALTER TABLE stories ADD COLUMN number integer;
