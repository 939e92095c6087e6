INSERT INTO stories (id, title) VALUES (1, 'a'), (2, 'b');
CREATE VIEW chapters AS SELECT id, title FROM stories;
