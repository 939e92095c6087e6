ALTER TABLE stories
    ADD COLUMN words_that_were_counted_by_the_editor_before_the_story_was_prin integer DEFAULT 0 NOT NULL;

ALTER TABLE stories
    ADD COLUMN minutes integer GENERATED ALWAYS AS (words_that_were_counted_by_the_editor_before_the_story_was_printed_twice / 250) STORED NOT NULL;
