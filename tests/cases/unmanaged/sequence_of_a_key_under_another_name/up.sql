ALTER TABLE stories ADD COLUMN lines integer;
