INSERT INTO stories (title, number) VALUES ('one', 1), ('two', 2);
SELECT setval('order_numbers', 7);
INSERT INTO chapters DEFAULT VALUES;
