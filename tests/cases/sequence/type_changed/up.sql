ALTER SEQUENCE order_numbers AS bigint;
