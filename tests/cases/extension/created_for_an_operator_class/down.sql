DROP INDEX ix_stories_title;
