ALTER TABLE stories RENAME COLUMN words TO word_count;
