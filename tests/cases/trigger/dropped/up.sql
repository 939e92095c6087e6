DROP TRIGGER stories_touch ON stories;
