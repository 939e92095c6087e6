DROP INDEX ix_stories_title;

CREATE INDEX ix_stories_title ON stories
    (title COLLATE shop.german, (lower(value)) COLLATE shop.german);
