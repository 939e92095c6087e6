-- up

CREATE INDEX CONCURRENTLY ix_stories_title ON stories
    ((lower(title)), price DESC NULLS LAST, (price + 1));

-- down

DROP INDEX CONCURRENTLY ix_stories_title;
