-- up

BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_price;
ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 1) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_price;

COMMENT ON CONSTRAINT ck_stories_price ON stories IS 'Nothing is for free';

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title_new ON stories (title, price);

CREATE INDEX CONCURRENTLY ix_stories_title_new ON stories (title DESC);

DROP INDEX CONCURRENTLY ix_stories_title;

BEGIN;
ALTER TABLE stories DROP CONSTRAINT uq_stories_title;
ALTER INDEX uq_stories_title_new RENAME TO uq_stories_title;

ALTER TABLE stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;

ALTER INDEX ix_stories_title_new RENAME TO ix_stories_title;
COMMENT ON CONSTRAINT uq_stories_title ON stories IS 'No two alike';
COMMENT ON INDEX uq_stories_title IS 'An index, too';
COMMENT ON INDEX ix_stories_title IS 'For the list';
COMMIT;

-- down

BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_price;
ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 0) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_price;

COMMENT ON CONSTRAINT ck_stories_price ON stories IS 'Nothing is for free';

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title_new ON stories (title);

CREATE INDEX CONCURRENTLY ix_stories_title_new ON stories (title);

DROP INDEX CONCURRENTLY ix_stories_title;

BEGIN;
ALTER TABLE stories DROP CONSTRAINT uq_stories_title;
ALTER INDEX uq_stories_title_new RENAME TO uq_stories_title;

ALTER TABLE stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;

ALTER INDEX ix_stories_title_new RENAME TO ix_stories_title;
COMMENT ON CONSTRAINT uq_stories_title ON stories IS 'No two alike';
COMMENT ON INDEX uq_stories_title IS 'An index, too';
COMMENT ON INDEX ix_stories_title IS 'For the list';
COMMIT;
