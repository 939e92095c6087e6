ALTER TABLE stories ADD COLUMN pages integer;
ALTER TABLE stories DROP COLUMN length;
