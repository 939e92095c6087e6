DROP TRIGGER stories_touch ON stories;
DROP FUNCTION touch();
DROP TABLE stories;
