ALTER INDEX ix_stories_title RENAME TO ix_titles;
