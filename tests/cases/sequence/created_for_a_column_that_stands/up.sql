CREATE SEQUENCE order_numbers;
ALTER SEQUENCE order_numbers OWNED BY stories.number;
