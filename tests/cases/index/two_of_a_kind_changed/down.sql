DROP INDEX ix_stories_price;
CREATE INDEX ix_stories_price ON stories (price);
ALTER INDEX ix_stories_title RESET (fillfactor);
