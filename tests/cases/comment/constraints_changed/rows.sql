INSERT INTO users (id, name) VALUES (1, 'Ann');
INSERT INTO stories (id, title, pages, author_id) VALUES (1, 'The Lighthouse', '[1,9)', 1), (2, 'It''s raining', '[9,20)', 1);
