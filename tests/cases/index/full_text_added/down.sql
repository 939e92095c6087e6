DROP INDEX ix_stories_search;
