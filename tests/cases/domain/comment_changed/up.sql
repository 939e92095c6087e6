COMMENT ON DOMAIN email IS 'An address';
