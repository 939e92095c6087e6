-- up

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_slug ON stories (slug)
    INCLUDE (title);

ALTER TABLE stories
    ADD CONSTRAINT uq_stories_slug UNIQUE USING INDEX uq_stories_slug;

-- down

ALTER TABLE stories DROP CONSTRAINT uq_stories_slug;
