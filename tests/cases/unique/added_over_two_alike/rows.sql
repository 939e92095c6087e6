INSERT INTO stories (id, title, slug) VALUES (1, 'The Lighthouse', 'lighthouse'), (2, 'A lighthouse', 'lighthouse');
