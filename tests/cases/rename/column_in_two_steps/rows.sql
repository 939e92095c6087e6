INSERT INTO stories (id, subtitle) VALUES (1, 'short'), (2, NULL), (3, 'long');
