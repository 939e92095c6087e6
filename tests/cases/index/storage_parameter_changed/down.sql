ALTER INDEX ix_stories_slug SET (fillfactor = 70);
