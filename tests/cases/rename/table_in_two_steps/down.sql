DROP TRIGGER zz_words_length_both ON stories;
DROP FUNCTION stories_words_length_both();
DROP VIEW tales;
ALTER TABLE stories DROP COLUMN length;
ALTER TABLE stories RENAME CONSTRAINT stories_pkey TO tales_pkey;
ALTER TABLE stories RENAME TO tales;
