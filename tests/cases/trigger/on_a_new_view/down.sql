DROP TRIGGER stories_touch ON titles;
DROP VIEW titles;
DROP FUNCTION touch();
DROP TABLE stories;
