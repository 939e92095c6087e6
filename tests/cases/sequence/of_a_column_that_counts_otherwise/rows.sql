INSERT INTO stories (title, number) VALUES ('one', 1), ('two', 2);
