-- up

CREATE TYPE mood AS ENUM ('calm', 'tense');

DROP INDEX CONCURRENTLY ix;

ALTER TABLE stories DROP CONSTRAINT ck;

BEGIN;
CREATE FUNCTION stories_value_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.value_new := NEW.value::mood;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN value_new mood;

CREATE TRIGGER zz_value_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_value_both();
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
        SET value_new = value::mood
        WHERE value_new IS NULL AND value IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.value_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_value_not_null_new
    NOT NULL value_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_value_not_null_new;

BEGIN;
DROP TRIGGER zz_value_both ON stories;
ALTER TABLE stories DROP COLUMN value;
ALTER TABLE stories RENAME COLUMN value_new TO value;

ALTER TABLE stories
    RENAME CONSTRAINT stories_value_not_null_new TO stories_value_not_null;

DROP FUNCTION stories_value_both();

ALTER TABLE stories ADD CONSTRAINT ck CHECK (value <> 'tense' OR title <> '')
    NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck;

CREATE INDEX CONCURRENTLY ix ON stories (title) WHERE value = 'calm';

-- down

DROP INDEX CONCURRENTLY ix;

ALTER TABLE stories DROP CONSTRAINT ck;

BEGIN;
CREATE FUNCTION stories_value_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.value_new := NEW.value;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN value_new text;

CREATE TRIGGER zz_value_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_value_both();
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
        SET value_new = value
        WHERE value_new IS NULL AND value IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.value_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_value_not_null_new
    NOT NULL value_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_value_not_null_new;

BEGIN;
DROP TRIGGER zz_value_both ON stories;
ALTER TABLE stories DROP COLUMN value;
ALTER TABLE stories RENAME COLUMN value_new TO value;

ALTER TABLE stories
    RENAME CONSTRAINT stories_value_not_null_new TO stories_value_not_null;

DROP FUNCTION stories_value_both();

ALTER TABLE stories ADD CONSTRAINT ck
    CHECK ((value <> 'tense'::text) OR ((title)::text <> ''::text)) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck;

CREATE INDEX CONCURRENTLY ix ON stories (title) WHERE value = 'calm'::text;

DROP TYPE mood;
