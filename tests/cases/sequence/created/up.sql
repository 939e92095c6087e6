CREATE SEQUENCE order_numbers AS integer START WITH 1000 INCREMENT BY 10;
COMMENT ON SEQUENCE order_numbers IS 'one for each order';
