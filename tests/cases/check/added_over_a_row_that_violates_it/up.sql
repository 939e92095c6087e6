ALTER TABLE stories ADD CONSTRAINT ck_stories_words CHECK (words >= 0);
