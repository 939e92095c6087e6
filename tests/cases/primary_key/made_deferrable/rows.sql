INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Björn');
INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse');
