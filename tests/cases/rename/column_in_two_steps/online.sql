-- up

BEGIN;
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
COMMIT;

DO $$
#variable_conflict use_column
<<batch>>
DECLARE
    size bigint := coalesce(
        nullif(current_setting('autogen.batch_size', true), '')::bigint, 100);
    pause float8 := coalesce(
        nullif(current_setting('autogen.batch_pause', true), '')::float8, 0);
    page bigint := 0;
    pages bigint;
BEGIN
    LOOP
        pages := pg_relation_size('stories')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE stories
        SET summary = subtitle
        WHERE summary IS NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.summary: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

CREATE INDEX CONCURRENTLY "idx-stories-summary" ON stories (summary);

-- down

BEGIN;
DROP TRIGGER zz_subtitle_summary_both ON stories;
DROP FUNCTION stories_subtitle_summary_both();
COMMIT;

DROP INDEX CONCURRENTLY "idx-stories-summary";

ALTER TABLE stories DROP COLUMN summary;
