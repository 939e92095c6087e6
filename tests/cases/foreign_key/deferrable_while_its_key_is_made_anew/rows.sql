INSERT INTO users (id, email) VALUES (1, 'ada@example.org'), (2, 'björn@example.org');
INSERT INTO stories (id, email) VALUES (1, 'ada@example.org');
