-- up

ALTER TABLE app.stories DROP CONSTRAINT uq_stories_title;

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title ON app.stories (title);

ALTER TABLE app.stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title
    DEFERRABLE INITIALLY DEFERRED;

-- down

ALTER TABLE app.stories DROP CONSTRAINT uq_stories_title;

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title ON app.stories (title);

ALTER TABLE app.stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;
