ALTER INDEX stories_by_slug RENAME TO ix_stories_slug;
