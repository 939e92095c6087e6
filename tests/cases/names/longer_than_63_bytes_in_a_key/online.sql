-- up

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title ON stories
    (a_title_that_says_what_the_story_is_about_and_how_it_ends_and_w);

ALTER TABLE stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;

CREATE INDEX CONCURRENTLY ix_stories_title ON stories
    ((lower(a_title_that_says_what_the_story_is_about_and_how_it_ends_and_who_dies)));

-- down

DROP INDEX CONCURRENTLY ix_stories_title;

ALTER TABLE stories DROP CONSTRAINT uq_stories_title;
