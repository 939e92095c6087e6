DROP INDEX stories_words;
ALTER TABLE stories DROP CONSTRAINT stories_words;
