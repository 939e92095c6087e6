DROP INDEX ix_words;
CREATE INDEX ix_words ON stories (words);

ALTER INDEX ix_words
    RENAME TO ix_of_the_words_that_were_counted_by_the_editor_before_it_was_p;

ALTER TABLE stories
    RENAME COLUMN words TO words_that_were_counted_by_the_editor_before_the_story_was_prin;
