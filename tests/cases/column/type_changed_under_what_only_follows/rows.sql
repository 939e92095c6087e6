INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'draft');
