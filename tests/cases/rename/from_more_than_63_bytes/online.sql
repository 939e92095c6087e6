-- up

BEGIN;
ALTER TABLE stories
    RENAME COLUMN words_that_were_counted_by_the_editor_before_the_story_was_prin TO words;

ALTER INDEX ix_of_the_words_that_were_counted_by_the_editor_before_it_was_p
    RENAME TO ix_words;
COMMIT;

CREATE INDEX CONCURRENTLY ix_words_new ON stories (words DESC);

DROP INDEX CONCURRENTLY ix_words;

ALTER INDEX ix_words_new RENAME TO ix_words;

-- down

CREATE INDEX CONCURRENTLY ix_words_new ON stories (words);

DROP INDEX CONCURRENTLY ix_words;

BEGIN;
ALTER INDEX ix_words_new RENAME TO ix_words;

ALTER INDEX ix_words
    RENAME TO ix_of_the_words_that_were_counted_by_the_editor_before_it_was_p;

ALTER TABLE stories
    RENAME COLUMN words TO words_that_were_counted_by_the_editor_before_the_story_was_prin;
COMMIT;
