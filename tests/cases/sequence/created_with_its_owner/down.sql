ALTER SEQUENCE order_numbers OWNED BY NONE;
DROP TABLE stories;
DROP SEQUENCE order_numbers;
