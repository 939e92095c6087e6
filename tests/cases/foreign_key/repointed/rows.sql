INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Björn');
INSERT INTO teams (id, name) VALUES (1, 'Night shift'), (2, 'Day shift');
INSERT INTO stories (id, title, owner_id) VALUES (1, 'The Lighthouse', 1), (2, 'It''s raining', 2);
