INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 5);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER stories_touch BEFORE UPDATE ON stories FOR EACH ROW WHEN (NEW.words > 9) EXECUTE FUNCTION touch();
