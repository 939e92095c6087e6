INSERT INTO stories (title, words, mood) VALUES ('one', 3, 'glad'), ('two', 4, 'sad');
