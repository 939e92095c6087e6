ALTER TABLE stories
    RENAME CONSTRAINT fk_stories_author TO "fk-stories-author_id";
