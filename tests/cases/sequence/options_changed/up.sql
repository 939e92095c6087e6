SELECT setval('order_numbers', 20, false) FROM order_numbers
    WHERE last_value < 20;

ALTER SEQUENCE order_numbers START WITH 100 INCREMENT BY 5 MINVALUE 20
    MAXVALUE 1000000 NO CYCLE;

SELECT setval('order_numbers', 100, false) FROM order_numbers
    WHERE NOT is_called AND last_value < 100;

COMMENT ON SEQUENCE order_numbers IS 'b';
