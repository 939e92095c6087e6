INSERT INTO stories (title) VALUES ('The Lighthouse'), ('It''s raining');
