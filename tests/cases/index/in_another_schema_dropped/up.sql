DROP INDEX app.ix_stories_title;
