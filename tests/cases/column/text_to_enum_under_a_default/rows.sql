INSERT INTO stories (id, title, value) VALUES (1, 'a', 'calm'), (2, 'b', 'tense');
