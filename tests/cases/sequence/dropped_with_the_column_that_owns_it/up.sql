ALTER SEQUENCE order_numbers OWNED BY NONE;
ALTER TABLE stories DROP COLUMN number;
DROP SEQUENCE order_numbers;
