-- up

CREATE INDEX CONCURRENTLY ix_stories_price_new ON stories USING hash (price);

DROP INDEX CONCURRENTLY ix_stories_price;

BEGIN;
ALTER INDEX ix_stories_price_new RENAME TO ix_stories_price;
ALTER INDEX ix_stories_title SET (fillfactor = 60);
COMMIT;

-- down

CREATE INDEX CONCURRENTLY ix_stories_price_new ON stories (price);

DROP INDEX CONCURRENTLY ix_stories_price;

BEGIN;
ALTER INDEX ix_stories_price_new RENAME TO ix_stories_price;
ALTER INDEX ix_stories_title RESET (fillfactor);
COMMIT;
