INSERT INTO stories (slug) VALUES ('a'), ('b');
