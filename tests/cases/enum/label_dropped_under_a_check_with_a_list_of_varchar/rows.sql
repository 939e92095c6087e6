INSERT INTO stories (id, title, mood) VALUES (1, 'The Lighthouse', 'glad'), (2, 'It''s raining', 'sad');
