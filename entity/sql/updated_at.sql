-- Whoever changes a row need not remember to say when.
CREATE FUNCTION touch_updated_at() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER stories_touch BEFORE UPDATE ON stories
FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TRIGGER chapters_touch BEFORE UPDATE ON chapters
FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
