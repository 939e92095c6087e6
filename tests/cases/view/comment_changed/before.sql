CREATE VIEW titles AS SELECT id, title FROM stories; COMMENT ON VIEW titles IS 'All of them';
