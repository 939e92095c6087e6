COMMENT ON VIEW titles IS 'It''s all';
