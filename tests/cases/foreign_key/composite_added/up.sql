ALTER TABLE notes ADD CONSTRAINT "fk-notes-story_id-number"
    FOREIGN KEY (story_id, number) REFERENCES chapters (story_id, number)
    ON DELETE CASCADE;
