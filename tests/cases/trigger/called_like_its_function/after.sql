CREATE TRIGGER touch BEFORE UPDATE ON stories FOR EACH ROW EXECUTE FUNCTION touch();
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.words := (SELECT max(words) + 1 FROM stories);
    RETURN NEW;
END
$$;
