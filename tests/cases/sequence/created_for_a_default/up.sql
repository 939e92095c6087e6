CREATE SEQUENCE order_numbers START WITH 1000;
ALTER TABLE stories ALTER COLUMN number SET DEFAULT nextval('order_numbers');
