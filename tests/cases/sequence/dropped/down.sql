CREATE SEQUENCE order_numbers;
COMMENT ON SEQUENCE order_numbers IS 'old';
