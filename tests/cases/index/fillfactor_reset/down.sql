ALTER INDEX ix_stories_title SET (fillfactor = 70);
