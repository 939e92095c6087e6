INSERT INTO stories (id, title, pages) VALUES (1, 'The Lighthouse', '[1,9)'), (2, 'It''s raining', '[8,20)');
