-- up

BEGIN;
CREATE FUNCTION stories_slug_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.slug_new := NEW.slug::shop.slug;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN slug_new shop.slug;

CREATE TRIGGER zz_slug_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_slug_both();
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
        SET slug_new = slug::shop.slug
        WHERE slug_new IS NULL AND slug IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.slug_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_slug_not_null_new
    NOT NULL slug_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_slug_not_null_new;

BEGIN;
DROP TRIGGER zz_slug_both ON stories;
ALTER TABLE stories DROP COLUMN slug;
ALTER TABLE stories RENAME COLUMN slug_new TO slug;

ALTER TABLE stories
    RENAME CONSTRAINT stories_slug_not_null_new TO stories_slug_not_null;

DROP FUNCTION stories_slug_both();
COMMIT;

-- down

ALTER TABLE stories ALTER COLUMN slug TYPE text;
