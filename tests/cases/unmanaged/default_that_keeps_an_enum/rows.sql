INSERT INTO stories (id, mood) VALUES (1, 'glad'), (2, NULL);
ALTER TABLE stories ALTER mood SET DEFAULT (enum_range(NULL::mood))[1];
