ALTER TABLE stories ENABLE TRIGGER stories_touch;
