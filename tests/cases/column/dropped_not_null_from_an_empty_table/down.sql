ALTER TABLE stories ADD COLUMN pages integer NOT NULL;
