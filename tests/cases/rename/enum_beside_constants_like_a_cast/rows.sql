INSERT INTO stories (id, note, mood) VALUES (1, 'a', 'glad'), (2, 'b::mood', 'sad');
