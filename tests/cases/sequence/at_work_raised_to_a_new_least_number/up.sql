SELECT setval('order_numbers', 100, false) FROM order_numbers
    WHERE last_value < 100;

ALTER SEQUENCE order_numbers START WITH 100 MINVALUE 100;

SELECT setval('order_numbers', 100, false) FROM order_numbers
    WHERE NOT is_called AND last_value < 100;
