ALTER TABLE stories
    RENAME CONSTRAINT "fk-stories-author_id" TO fk_stories_author;
