INSERT INTO stories (id, title, words) VALUES (1, 'Alder', 10), (2, 'Birch', 20);
CREATE VIEW by_hand AS SELECT title FROM stories; CREATE FUNCTION by_hand() RETURNS int LANGUAGE sql AS 'SELECT 1';
