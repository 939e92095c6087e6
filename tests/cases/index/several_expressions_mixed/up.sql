CREATE INDEX ix_stories_title ON stories
    ((lower(title)), price DESC NULLS LAST, (price + 1));
