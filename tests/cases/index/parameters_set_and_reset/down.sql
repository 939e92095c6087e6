ALTER INDEX ix_stories_title SET (fillfactor = 70);
ALTER INDEX ix_stories_title RESET (deduplicate_items);
