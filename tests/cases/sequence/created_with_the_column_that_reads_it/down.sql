ALTER TABLE stories DROP COLUMN number;
DROP SEQUENCE order_numbers;
