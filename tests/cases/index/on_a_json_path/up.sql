CREATE INDEX ix_stories_genre ON stories ((outline ->> 'genre'));
