COMMENT ON TABLE stories IS 'What people write';
