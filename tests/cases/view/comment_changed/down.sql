COMMENT ON VIEW titles IS 'All of them';
