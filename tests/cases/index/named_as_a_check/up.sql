ALTER TABLE stories ADD CONSTRAINT stories_words CHECK (words >= 0);
CREATE INDEX stories_words ON stories (words);
