ALTER INDEX ix_stories_slug RENAME TO stories_by_slug;
