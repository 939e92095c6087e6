ALTER TABLE stories DROP COLUMN minutes;
ALTER TABLE stories DROP COLUMN words_that_were_counted_by_the_editor_before_the_story_was_prin;
