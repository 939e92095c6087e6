ALTER INDEX ix_stories_title SET (deduplicate_items = off);
ALTER INDEX ix_stories_title RESET (fillfactor);
