INSERT INTO batch (page, size, pause, pages) VALUES (1, 2, 3, 4), (1000000, 0, 0, 0);
