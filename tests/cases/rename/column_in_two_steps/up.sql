ALTER TABLE stories ADD COLUMN summary character varying;

CREATE FUNCTION stories_subtitle_summary_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.subtitle IS NULL THEN
            NEW.subtitle := NEW.summary;
        ELSE
            NEW.summary := NEW.subtitle;
        END IF;
    ELSIF NEW.summary IS DISTINCT FROM OLD.summary THEN
        NEW.subtitle := NEW.summary;
    ELSE
        NEW.summary := NEW.subtitle;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER zz_subtitle_summary_both BEFORE INSERT OR UPDATE ON stories FOR EACH ROW EXECUTE FUNCTION stories_subtitle_summary_both();
UPDATE stories SET summary = subtitle WHERE summary IS NULL;
CREATE INDEX "idx-stories-summary" ON stories (summary);
