-- up

BEGIN;
CREATE FUNCTION stories_id_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.id_new := NEW.id;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN id_new bigint;

CREATE TRIGGER zz_id_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_id_both();
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
        SET id_new = id
        WHERE id_new IS NULL AND id IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.id_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_id_not_null_new
    NOT NULL id_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_id_not_null_new;

CREATE UNIQUE INDEX CONCURRENTLY stories_pkey_new ON stories (id_new);

BEGIN;
DROP TRIGGER zz_id_both ON stories;

ALTER TABLE stories ALTER COLUMN id_new
    SET DEFAULT nextval('stories_id_seq'::regclass);

ALTER SEQUENCE stories_id_seq OWNED BY stories.id_new;
ALTER TABLE stories DROP COLUMN id;
ALTER TABLE stories RENAME COLUMN id_new TO id;

ALTER TABLE stories
    RENAME CONSTRAINT stories_id_not_null_new TO stories_id_not_null;

ALTER INDEX stories_pkey_new RENAME TO stories_pkey;

ALTER TABLE stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY USING INDEX stories_pkey;

DROP FUNCTION stories_id_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_id_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.id_new := NEW.id;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN id_new integer;

CREATE TRIGGER zz_id_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_id_both();
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
        SET id_new = id
        WHERE id_new IS NULL AND id IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.id_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_id_not_null_new
    NOT NULL id_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_id_not_null_new;

CREATE UNIQUE INDEX CONCURRENTLY stories_pkey_new ON stories (id_new);

BEGIN;
DROP TRIGGER zz_id_both ON stories;

ALTER TABLE stories ALTER COLUMN id_new
    SET DEFAULT nextval('stories_id_seq'::regclass);

ALTER SEQUENCE stories_id_seq OWNED BY stories.id_new;
ALTER TABLE stories DROP COLUMN id;
ALTER TABLE stories RENAME COLUMN id_new TO id;

ALTER TABLE stories
    RENAME CONSTRAINT stories_id_not_null_new TO stories_id_not_null;

ALTER INDEX stories_pkey_new RENAME TO stories_pkey;

ALTER TABLE stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY USING INDEX stories_pkey;

DROP FUNCTION stories_id_both();
COMMIT;
