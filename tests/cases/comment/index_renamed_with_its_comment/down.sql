ALTER INDEX ix_titles RENAME TO ix_stories_title;
