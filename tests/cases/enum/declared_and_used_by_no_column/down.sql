ALTER TABLE stories ADD COLUMN mood mood;
