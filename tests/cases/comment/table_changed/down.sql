COMMENT ON TABLE stories IS 'Stories';
