DROP INDEX ix_stories_genre;
