ALTER TABLE stories ADD COLUMN word_count integer NOT NULL;
