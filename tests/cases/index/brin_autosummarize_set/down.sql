ALTER INDEX ix_stories_title RESET (autosummarize);
