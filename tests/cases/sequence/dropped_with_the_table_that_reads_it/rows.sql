INSERT INTO stories (title) VALUES ('The Tower'), ('The Sea');
