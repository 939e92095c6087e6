-- up

CREATE UNIQUE INDEX CONCURRENTLY "uq ""price""" ON stories (price);

ALTER TABLE stories
    ADD CONSTRAINT "uq ""price""" UNIQUE USING INDEX "uq ""price"""
    DEFERRABLE INITIALLY DEFERRED;

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title ON stories (title);

ALTER TABLE stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;

-- down

BEGIN;
ALTER TABLE stories DROP CONSTRAINT "uq ""price""";
ALTER TABLE stories DROP CONSTRAINT uq_stories_title;
COMMIT;
