INSERT INTO stories (id, title) VALUES (1, 'Alder'), (2, 'Birch');
