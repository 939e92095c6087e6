INSERT INTO stories (slug) VALUES ('one'), ('two');
