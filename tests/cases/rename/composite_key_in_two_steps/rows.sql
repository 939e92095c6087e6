INSERT INTO seats ("row", number, floor, label) VALUES (1, 1, 0, 'A1'), (1, 2, 0, 'A2'), (2, 1, 1, 'B1');
