-- up

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title_new ON app.stories (title);

BEGIN;
ALTER TABLE app.stories DROP CONSTRAINT uq_stories_title;
ALTER INDEX app.uq_stories_title_new RENAME TO uq_stories_title;

ALTER TABLE app.stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title
    DEFERRABLE INITIALLY DEFERRED;
COMMIT;

-- down

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title_new ON app.stories (title);

BEGIN;
ALTER TABLE app.stories DROP CONSTRAINT uq_stories_title;
ALTER INDEX app.uq_stories_title_new RENAME TO uq_stories_title;

ALTER TABLE app.stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;
COMMIT;
