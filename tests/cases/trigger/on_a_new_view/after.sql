CREATE VIEW titles AS SELECT id, title FROM stories;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.title := trim(NEW.title); RETURN NEW; END $$;
CREATE TRIGGER stories_touch INSTEAD OF INSERT ON titles FOR EACH ROW EXECUTE FUNCTION touch();
