SELECT setval('order_numbers', 1, false) FROM order_numbers
    WHERE NOT is_called AND last_value NOT BETWEEN 1 AND 100;

ALTER SEQUENCE order_numbers START WITH 1 MAXVALUE 100;
