ALTER INDEX ix_stories_title SET (autosummarize = on);
