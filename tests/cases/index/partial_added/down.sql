DROP INDEX ix_stories_live;
