INSERT INTO stories (id, title, words) VALUES (1, 'Alder', 10), (2, 'Birch', 20);
ALTER SEQUENCE stories_id_seq RENAME TO former_id_seq;
