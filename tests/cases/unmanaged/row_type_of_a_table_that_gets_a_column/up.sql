ALTER TABLE stories ADD COLUMN words integer;
