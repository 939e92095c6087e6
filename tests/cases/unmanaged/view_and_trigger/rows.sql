INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
CREATE VIEW story_titles AS SELECT id, title FROM stories;
CREATE FUNCTION trim_title() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.title := btrim(NEW.title); RETURN NEW; END $$;
CREATE TRIGGER stories_trim BEFORE INSERT OR UPDATE ON stories FOR EACH ROW EXECUTE FUNCTION trim_title();
