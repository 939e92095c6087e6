INSERT INTO stories (title) VALUES ('one'), ('two');
