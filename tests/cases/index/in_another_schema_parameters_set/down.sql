ALTER INDEX app.ix_stories_title RESET (fillfactor);
