COMMENT ON TABLE events IS 'what happens';
