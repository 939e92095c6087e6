INSERT INTO stories (id, title) VALUES (1, 'a'), (2, 'b');
CREATE TYPE chapters AS (title text);
