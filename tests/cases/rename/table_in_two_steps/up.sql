ALTER TABLE tales RENAME TO stories;
ALTER TABLE stories RENAME CONSTRAINT tales_pkey TO stories_pkey;
ALTER TABLE stories ADD COLUMN length integer;

CREATE FUNCTION stories_words_length_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.words IS NULL THEN
            NEW.words := NEW.length;
        ELSE
            NEW.length := NEW.words;
        END IF;
    ELSIF NEW.length IS DISTINCT FROM OLD.length THEN
        NEW.words := NEW.length;
    ELSE
        NEW.length := NEW.words;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER zz_words_length_both BEFORE INSERT OR UPDATE ON stories FOR EACH ROW EXECUTE FUNCTION stories_words_length_both();
UPDATE stories SET length = words WHERE length IS NULL;

CREATE VIEW public.tales WITH (security_invoker = true) AS
SELECT id, title, words FROM public.stories;
