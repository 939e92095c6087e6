CREATE INDEX ix_stories_outline ON stories USING gin (outline jsonb_path_ops);
