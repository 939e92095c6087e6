ALTER SEQUENCE order_numbers START WITH -1000 NO MINVALUE;

SELECT setval('order_numbers', -1000, false) FROM order_numbers
    WHERE NOT is_called AND last_value > -1000;
