-- up

ALTER TABLE stories ADD CONSTRAINT stories_words CHECK (words >= 0) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_words;

CREATE INDEX CONCURRENTLY stories_words ON stories (words);

-- down

DROP INDEX CONCURRENTLY stories_words;

ALTER TABLE stories DROP CONSTRAINT stories_words;
