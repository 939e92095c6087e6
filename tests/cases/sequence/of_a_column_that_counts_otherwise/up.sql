CREATE SEQUENCE order_numbers;

ALTER TABLE stories ALTER COLUMN number
    SET DEFAULT nextval('order_numbers') * 10;

ALTER SEQUENCE order_numbers OWNED BY stories.number;
