DROP INDEX ix_stories_pages;
