SELECT setval('order_numbers', -1, false) FROM order_numbers
    WHERE NOT is_called AND last_value NOT BETWEEN -100 AND -1;

ALTER SEQUENCE order_numbers START WITH -1 MINVALUE -100;
