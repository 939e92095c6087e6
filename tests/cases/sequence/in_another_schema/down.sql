ALTER TABLE stories DROP COLUMN number;
DROP SEQUENCE shop.order_numbers;
DROP SCHEMA shop;
