DROP TRIGGER titles_write ON titles;
DROP VIEW titles;
DROP FUNCTION touch();
