DROP TRIGGER touch ON stories;
DROP FUNCTION touch();
