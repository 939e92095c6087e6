COMMENT ON SCHEMA app IS 'rooms';
