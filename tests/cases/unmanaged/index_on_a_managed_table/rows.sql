INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
CREATE INDEX stories_title_by_hand ON stories (lower(title));
CREATE UNIQUE INDEX stories_by_hand ON stories (id, title) WHERE title <> '';
