DROP INDEX ix_stories_title;

CREATE INDEX ix_stories_title ON stories USING brin (price)
    WITH (pages_per_range = 64);
