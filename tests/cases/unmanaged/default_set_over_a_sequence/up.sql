ALTER TABLE stories ALTER COLUMN number SET DEFAULT nextval('order_numbers');
