INSERT INTO stories (id, mood, moods) VALUES (1, 'glad', '{glad,sad}'), (2, 'sad', '{}');
