DROP VIEW titles;
DROP FUNCTION touch();
