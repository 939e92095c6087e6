INSERT INTO stories (id, title, tags) VALUES (1, 'The Lighthouse', '{sea,salt}'), (2, 'It''s raining', '{}');
