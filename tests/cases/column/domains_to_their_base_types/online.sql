-- up

ALTER TABLE stories ALTER COLUMN votes TYPE integer USING votes::integer;

BEGIN;
CREATE FUNCTION stories_score_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.score_new := NEW.score::bigint;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN score_new bigint;

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
        SET score_new = score::bigint
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

BEGIN;
CREATE FUNCTION stories_price_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.price_new := NEW.price::numeric(10,2);
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN price_new numeric(10,2);

CREATE TRIGGER zz_price_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_price_both();
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
        SET price_new = price::numeric(10,2)
        WHERE price_new IS NULL AND price IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.price_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_price_not_null_new
    NOT NULL price_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_price_not_null_new;

BEGIN;
DROP TRIGGER zz_price_both ON stories;
ALTER TABLE stories DROP COLUMN price;
ALTER TABLE stories RENAME COLUMN price_new TO price;

ALTER TABLE stories
    RENAME CONSTRAINT stories_price_not_null_new TO stories_price_not_null;

DROP FUNCTION stories_price_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_votes_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.votes_new := NEW.votes::positive;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN votes_new positive;

CREATE TRIGGER zz_votes_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_votes_both();
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
        SET votes_new = votes::positive
        WHERE votes_new IS NULL AND votes IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.votes_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_votes_not_null_new
    NOT NULL votes_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_votes_not_null_new;

BEGIN;
DROP TRIGGER zz_votes_both ON stories;
ALTER TABLE stories DROP COLUMN votes;
ALTER TABLE stories RENAME COLUMN votes_new TO votes;

ALTER TABLE stories
    RENAME CONSTRAINT stories_votes_not_null_new TO stories_votes_not_null;

DROP FUNCTION stories_votes_both();
COMMIT;

BEGIN;
CREATE FUNCTION stories_score_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.score_new := NEW.score::score;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN score_new score;

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
        SET score_new = score::score
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

BEGIN;
CREATE FUNCTION stories_price_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.price_new := NEW.price::price;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN price_new price;

CREATE TRIGGER zz_price_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_price_both();
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
        SET price_new = price::price
        WHERE price_new IS NULL AND price IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.price_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_price_not_null_new
    NOT NULL price_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_price_not_null_new;

BEGIN;
DROP TRIGGER zz_price_both ON stories;
ALTER TABLE stories DROP COLUMN price;
ALTER TABLE stories RENAME COLUMN price_new TO price;

ALTER TABLE stories
    RENAME CONSTRAINT stories_price_not_null_new TO stories_price_not_null;

DROP FUNCTION stories_price_both();
COMMIT;
