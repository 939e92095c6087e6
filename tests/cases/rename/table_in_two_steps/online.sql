-- up

BEGIN;
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
        SET length = words
        WHERE length IS NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.length: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

CREATE VIEW public.tales WITH (security_invoker = true) AS
SELECT id, title, words FROM public.stories;

-- down

BEGIN;
DROP TRIGGER zz_words_length_both ON stories;
DROP FUNCTION stories_words_length_both();
DROP VIEW tales;
ALTER TABLE stories DROP COLUMN length;
ALTER TABLE stories RENAME CONSTRAINT stories_pkey TO tales_pkey;
ALTER TABLE stories RENAME TO tales;
COMMIT;
