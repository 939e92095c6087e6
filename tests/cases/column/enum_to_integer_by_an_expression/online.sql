-- up

BEGIN;
CREATE FUNCTION stories_mood_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.mood_new := (SELECT CASE mood::text WHEN 'glad' THEN 0 WHEN 'sad' THEN 1 END FROM (SELECT NEW.*) AS it);
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN mood_new integer;

CREATE TRIGGER zz_mood_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_mood_both();
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
        SET mood_new = CASE mood::text WHEN 'glad' THEN 0 WHEN 'sad' THEN 1 END
        WHERE mood_new IS NULL AND mood IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.mood_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_mood_not_null_new
    NOT NULL mood_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_mood_not_null_new;

BEGIN;
DROP TRIGGER zz_mood_both ON stories;
ALTER TABLE stories DROP COLUMN mood;
ALTER TABLE stories RENAME COLUMN mood_new TO mood;

ALTER TABLE stories
    RENAME CONSTRAINT stories_mood_not_null_new TO stories_mood_not_null;

DROP FUNCTION stories_mood_both();
DROP TYPE mood;
COMMIT;

-- down

CREATE TYPE mood AS ENUM ('glad', 'sad');

BEGIN;
CREATE FUNCTION stories_mood_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.mood_new := (SELECT (CASE mood WHEN 0 THEN 'glad' WHEN 1 THEN 'sad' END)::mood FROM (SELECT NEW.*) AS it);
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN mood_new mood;

CREATE TRIGGER zz_mood_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_mood_both();
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
        SET mood_new = (CASE mood WHEN 0 THEN 'glad' WHEN 1 THEN 'sad' END)::mood
        WHERE mood_new IS NULL AND mood IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.mood_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_mood_not_null_new
    NOT NULL mood_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_mood_not_null_new;

BEGIN;
DROP TRIGGER zz_mood_both ON stories;
ALTER TABLE stories DROP COLUMN mood;
ALTER TABLE stories RENAME COLUMN mood_new TO mood;

ALTER TABLE stories
    RENAME CONSTRAINT stories_mood_not_null_new TO stories_mood_not_null;

DROP FUNCTION stories_mood_both();
COMMIT;
