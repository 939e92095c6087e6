INSERT INTO events VALUES (1), (2);
INSERT INTO notes (id, event_id) VALUES (1, 1), (2, NULL);
