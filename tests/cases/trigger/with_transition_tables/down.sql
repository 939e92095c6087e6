DROP TRIGGER logged ON stories;
DROP FUNCTION log_them();
