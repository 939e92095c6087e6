ALTER TABLE stories DROP CONSTRAINT fk_stories_author_of_the_story_as_it_was_first_written_and_publ;

ALTER TABLE stories
    ADD CONSTRAINT fk_stories_author_of_the_story_as_it_was_first_written_and_publ
    FOREIGN KEY (author_id) REFERENCES users (id) NOT VALID;
