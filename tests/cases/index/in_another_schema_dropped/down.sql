CREATE INDEX ix_stories_title ON app.stories (title);
