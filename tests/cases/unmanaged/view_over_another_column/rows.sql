INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 5);
CREATE VIEW story_titles AS SELECT id, title FROM stories;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER stories_touch BEFORE UPDATE OF title ON stories FOR EACH ROW WHEN (NEW.title IS NULL) EXECUTE FUNCTION touch();
CREATE POLICY stories_named ON stories USING (title IS NOT NULL);
