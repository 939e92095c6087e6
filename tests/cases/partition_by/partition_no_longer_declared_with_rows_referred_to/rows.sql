INSERT INTO events VALUES (1), (2), (3);
INSERT INTO notes (id, event_id) VALUES (1, 1), (2, NULL), (3, 2), (4, 2), (5, 3);
