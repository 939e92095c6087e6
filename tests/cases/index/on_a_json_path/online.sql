-- up

CREATE INDEX CONCURRENTLY ix_stories_genre ON stories ((outline ->> 'genre'));

-- down

DROP INDEX CONCURRENTLY ix_stories_genre;
