CREATE SEQUENCE order_numbers;

ALTER TABLE stories
    ADD COLUMN number bigint DEFAULT nextval('order_numbers'::regclass) NOT NULL;
