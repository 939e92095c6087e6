CREATE INDEX ix_stories_drafts ON stories (title) WHERE status = 'draft';
