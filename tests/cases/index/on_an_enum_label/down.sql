DROP INDEX ix_stories_drafts;
