-- up

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title_new ON stories (title)
    INCLUDE (price);

BEGIN;
ALTER TABLE stories DROP CONSTRAINT uq_stories_title;
ALTER INDEX uq_stories_title_new RENAME TO uq_stories_title;

ALTER TABLE stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;

ALTER TABLE stories REPLICA IDENTITY USING INDEX uq_stories_title;
ALTER TABLE stories CLUSTER ON uq_stories_title;
COMMIT;

-- down

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title_new ON stories (title);

BEGIN;
ALTER TABLE stories DROP CONSTRAINT uq_stories_title;
ALTER INDEX uq_stories_title_new RENAME TO uq_stories_title;

ALTER TABLE stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;

ALTER TABLE stories REPLICA IDENTITY USING INDEX uq_stories_title;
ALTER TABLE stories CLUSTER ON uq_stories_title;
COMMIT;
