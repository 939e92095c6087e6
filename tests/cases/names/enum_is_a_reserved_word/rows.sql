INSERT INTO stories (id, title, mood) VALUES (1, 'The Lighthouse', 'calm'), (2, 'It''s raining', 'tense');
