ALTER TABLE stories DROP COLUMN chaos_level;
ALTER TABLE stories DROP COLUMN chaos_seed;
ALTER TABLE stories DROP COLUMN chaos_words;
