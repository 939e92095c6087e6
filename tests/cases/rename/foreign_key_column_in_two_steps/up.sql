ALTER TABLE stories DROP CONSTRAINT "fk-stories-user_id";
ALTER TABLE stories ADD COLUMN author_id integer;
ALTER TABLE stories ALTER COLUMN user_id DROP NOT NULL;

CREATE FUNCTION stories_user_id_author_id_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.user_id IS NULL THEN
            NEW.user_id := NEW.author_id;
        ELSE
            NEW.author_id := NEW.user_id;
        END IF;
    ELSIF NEW.author_id IS DISTINCT FROM OLD.author_id THEN
        NEW.user_id := NEW.author_id;
    ELSE
        NEW.author_id := NEW.user_id;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER zz_user_id_author_id_both BEFORE INSERT OR UPDATE ON stories FOR EACH ROW EXECUTE FUNCTION stories_user_id_author_id_both();
UPDATE stories SET author_id = user_id WHERE author_id IS NULL;
ALTER TABLE stories ALTER COLUMN author_id SET NOT NULL;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE;
