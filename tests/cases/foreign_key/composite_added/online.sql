-- up

ALTER TABLE notes ADD CONSTRAINT "fk-notes-story_id-number"
    FOREIGN KEY (story_id, number) REFERENCES chapters (story_id, number)
    ON DELETE CASCADE NOT VALID;

ALTER TABLE notes VALIDATE CONSTRAINT "fk-notes-story_id-number";

-- down

ALTER TABLE notes DROP CONSTRAINT "fk-notes-story_id-number";
