ALTER TABLE notes DROP CONSTRAINT "fk-notes-story_id-number";
