ALTER SEQUENCE order_numbers AS integer;
