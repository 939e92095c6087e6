INSERT INTO stories (id, title, opening) VALUES (1, 'The Lighthouse', 'Call me Ishmael'), (2, 'It''s raining', 'Once');
