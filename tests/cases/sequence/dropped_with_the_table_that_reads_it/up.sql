DROP TABLE stories;
DROP SEQUENCE order_numbers;
