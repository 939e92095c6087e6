ALTER TABLE stories DISABLE TRIGGER stories_touch;
