ALTER TABLE stories RENAME COLUMN word_count TO words;
