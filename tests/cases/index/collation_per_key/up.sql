DROP INDEX ix_stories_title;

CREATE INDEX ix_stories_title ON stories
    (title COLLATE "C", price, (lower(title)) COLLATE "C");
