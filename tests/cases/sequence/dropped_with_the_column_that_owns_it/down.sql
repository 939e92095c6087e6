CREATE SEQUENCE order_numbers;
ALTER TABLE stories ADD COLUMN number bigint;
ALTER SEQUENCE order_numbers OWNED BY stories.number;
