ALTER INDEX app.ix_stories_title SET (fillfactor = 70);
