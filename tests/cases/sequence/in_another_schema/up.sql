CREATE SCHEMA shop;
CREATE SEQUENCE shop.order_numbers;

ALTER TABLE stories
    ADD COLUMN number bigint DEFAULT nextval('shop.order_numbers') NOT NULL;
