ALTER TABLE stories ADD COLUMN number serial;
