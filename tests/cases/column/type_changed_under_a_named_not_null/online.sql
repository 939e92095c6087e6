-- up

BEGIN;
CREATE FUNCTION stories_words_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.words_new := NEW.words;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN words_new bigint;

CREATE TRIGGER zz_words_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_words_both();
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
        SET words_new = words
        WHERE words_new IS NULL AND words IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.words_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_words_not_null_new
    NOT NULL words_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_words_not_null_new;

BEGIN;
DROP TRIGGER zz_words_both ON stories;
ALTER TABLE stories DROP COLUMN words;
ALTER TABLE stories RENAME COLUMN words_new TO words;
ALTER TABLE stories RENAME CONSTRAINT stories_words_not_null_new TO has_words;
DROP FUNCTION stories_words_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_words_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.words_new := NEW.words;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN words_new integer;

CREATE TRIGGER zz_words_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_words_both();
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
        SET words_new = words
        WHERE words_new IS NULL AND words IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.words_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_words_not_null_new
    NOT NULL words_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_words_not_null_new;

BEGIN;
DROP TRIGGER zz_words_both ON stories;
ALTER TABLE stories DROP COLUMN words;
ALTER TABLE stories RENAME COLUMN words_new TO words;
ALTER TABLE stories RENAME CONSTRAINT stories_words_not_null_new TO has_words;
DROP FUNCTION stories_words_both();
COMMIT;
