INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
-- As those are that name their schema in their own scripts.
UPDATE pg_extension SET extrelocatable = false WHERE extname = 'citext';
