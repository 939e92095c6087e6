DROP TRIGGER stories_touch ON stories;
ALTER TABLE stories ALTER COLUMN words TYPE integer;
CREATE TRIGGER stories_touch BEFORE INSERT OR UPDATE OF words ON stories FOR EACH ROW EXECUTE FUNCTION touch();
