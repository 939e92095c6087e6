INSERT INTO members (club, person) VALUES (1, 1), (1, 2);
