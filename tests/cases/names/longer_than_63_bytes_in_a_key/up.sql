ALTER TABLE stories ADD CONSTRAINT uq_stories_title
    UNIQUE (a_title_that_says_what_the_story_is_about_and_how_it_ends_and_w);

CREATE INDEX ix_stories_title ON stories
    ((lower(a_title_that_says_what_the_story_is_about_and_how_it_ends_and_who_dies)));
