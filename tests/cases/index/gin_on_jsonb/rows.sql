INSERT INTO stories (id, title, outline) VALUES (1, 'The Lighthouse', '{"acts": 3, "genre": "sea"}'), (2, 'It''s raining', NULL);
