-- up

BEGIN;
CREATE FUNCTION stories_score_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.score_new := NEW.score;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN score_new double precision;

CREATE TRIGGER zz_score_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_score_both();
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
        SET score_new = score
        WHERE score_new IS NULL AND score IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.score_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_score_not_null_new
    NOT NULL score_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_score_not_null_new;

BEGIN;
DROP TRIGGER zz_score_both ON stories;
ALTER TABLE stories DROP COLUMN score;
ALTER TABLE stories RENAME COLUMN score_new TO score;

ALTER TABLE stories
    RENAME CONSTRAINT stories_score_not_null_new TO stories_score_not_null;

DROP FUNCTION stories_score_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_score_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.score_new := NEW.score;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN score_new real;

CREATE TRIGGER zz_score_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_score_both();
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
        SET score_new = score
        WHERE score_new IS NULL AND score IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.score_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_score_not_null_new
    NOT NULL score_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_score_not_null_new;

BEGIN;
DROP TRIGGER zz_score_both ON stories;
ALTER TABLE stories DROP COLUMN score;
ALTER TABLE stories RENAME COLUMN score_new TO score;

ALTER TABLE stories
    RENAME CONSTRAINT stories_score_not_null_new TO stories_score_not_null;

DROP FUNCTION stories_score_both();
COMMIT;
