CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');COMMENT ON DOMAIN email IS 'An address';
