ALTER SEQUENCE order_numbers CACHE 1;
