-- up

ALTER TABLE stories DROP CONSTRAINT uq_stories_title;

-- down

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title ON stories (title);

BEGIN;
ALTER TABLE stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;

COMMENT ON CONSTRAINT uq_stories_title ON stories IS 'One of a title';
COMMIT;
