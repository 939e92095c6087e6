ALTER TABLE stories
    ADD COLUMN words integer DEFAULT 0 CONSTRAINT has_words NOT NULL;
