ALTER TABLE app.stories DROP CONSTRAINT uq_stories_title;

ALTER TABLE app.stories ADD CONSTRAINT uq_stories_title UNIQUE (title)
    DEFERRABLE INITIALLY DEFERRED;
