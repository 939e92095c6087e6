ALTER TABLE stories ADD COLUMN word_count integer DEFAULT 0 NOT NULL;
