ALTER TABLE stories DROP CONSTRAINT ck_stories_title;
ALTER TABLE stories ADD COLUMN headline character varying;
ALTER TABLE stories ADD COLUMN length bigint;
ALTER TABLE stories ALTER COLUMN title DROP DEFAULT;
ALTER TABLE stories ALTER COLUMN title DROP NOT NULL;
ALTER TABLE stories ALTER COLUMN words DROP NOT NULL;

CREATE FUNCTION stories_title_headline_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.title IS NULL THEN
            NEW.title := NEW.headline;
        ELSE
            NEW.headline := NEW.title;
        END IF;
    ELSIF NEW.headline IS DISTINCT FROM OLD.headline THEN
        NEW.title := NEW.headline;
    ELSE
        NEW.headline := NEW.title;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER zz_title_headline_both BEFORE INSERT OR UPDATE ON stories FOR EACH ROW EXECUTE FUNCTION stories_title_headline_both();
UPDATE stories SET headline = title WHERE headline IS NULL;
ALTER TABLE stories ALTER COLUMN headline SET DEFAULT 'untitled';
ALTER TABLE stories ALTER COLUMN headline SET NOT NULL;
ALTER TABLE stories ADD CONSTRAINT stories_headline_key UNIQUE (headline);

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
ALTER TABLE stories ALTER COLUMN length SET NOT NULL;
ALTER TABLE stories ADD CONSTRAINT ck_stories_title CHECK (headline <> '');
CREATE INDEX ix_stories_lower_headline ON stories ((lower(headline)));
