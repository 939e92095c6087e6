DROP INDEX ix_stories_price;
CREATE INDEX ix_stories_price ON stories USING hash (price);
ALTER INDEX ix_stories_title SET (fillfactor = 60);
