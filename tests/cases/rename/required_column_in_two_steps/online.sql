-- up

BEGIN;
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
        SET headline = title
        WHERE headline IS NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.headline: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

-- Programs wait for this: there is no other way.
ALTER TABLE stories ALTER COLUMN headline SET DEFAULT 'untitled';

ALTER TABLE stories ADD CONSTRAINT stories_headline_not_null
    NOT NULL headline NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_headline_not_null;

CREATE UNIQUE INDEX CONCURRENTLY stories_headline_key ON stories (headline);

BEGIN;
ALTER TABLE stories
    ADD CONSTRAINT stories_headline_key UNIQUE USING INDEX stories_headline_key;

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

ALTER TABLE stories ADD CONSTRAINT stories_length_not_null
    NOT NULL length NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_length_not_null;

ALTER TABLE stories ADD CONSTRAINT ck_stories_title CHECK (headline <> '')
    NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_title;

CREATE INDEX CONCURRENTLY ix_stories_lower_headline ON stories
    ((lower(headline)));

-- down

BEGIN;
DROP TRIGGER zz_title_headline_both ON stories;
DROP TRIGGER zz_words_length_both ON stories;
DROP FUNCTION stories_title_headline_both();
DROP FUNCTION stories_words_length_both();
COMMIT;

DROP INDEX CONCURRENTLY ix_stories_lower_headline;

BEGIN;
ALTER TABLE stories DROP CONSTRAINT stories_headline_key;
ALTER TABLE stories DROP CONSTRAINT ck_stories_title;
ALTER TABLE stories ALTER COLUMN title SET DEFAULT 'untitled'::character varying;

ALTER TABLE stories ADD CONSTRAINT stories_title_not_null
    NOT NULL title NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT stories_title_not_null;

ALTER TABLE stories ADD CONSTRAINT stories_words_not_null
    NOT NULL words NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_words_not_null;

BEGIN;
ALTER TABLE stories DROP COLUMN headline;
ALTER TABLE stories DROP COLUMN length;

ALTER TABLE stories ADD CONSTRAINT ck_stories_title
    CHECK ((title)::text <> ''::text) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_title;
