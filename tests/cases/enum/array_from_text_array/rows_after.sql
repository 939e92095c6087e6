INSERT INTO stories (id, history) VALUES (1, '{draft,published}'), (2, '{}');
