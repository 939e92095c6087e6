-- up

BEGIN;
ALTER TABLE stories RENAME COLUMN minutes TO duration;
ALTER TABLE stories RENAME COLUMN unit TO scale;
COMMIT;

BEGIN;
CREATE FUNCTION stories_duration_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.duration_new := (SELECT make_interval(mins => duration * scale, hours => coalesce(hours, 0)) FROM (SELECT NEW.*) AS it);
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN duration_new interval;

CREATE TRIGGER zz_duration_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_duration_both();
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
        SET duration_new = make_interval(mins => duration * scale, hours => coalesce(hours, 0))
        WHERE duration_new IS NULL AND duration IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.duration_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_duration_not_null_new
    NOT NULL duration_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_duration_not_null_new;

BEGIN;
DROP TRIGGER zz_duration_both ON stories;
ALTER TABLE stories DROP COLUMN duration;
ALTER TABLE stories RENAME COLUMN duration_new TO duration;

ALTER TABLE stories
    RENAME CONSTRAINT stories_duration_not_null_new TO stories_duration_not_null;

DROP FUNCTION stories_duration_both();
ALTER TABLE stories DROP COLUMN hours;
COMMIT;

-- down

-- Programs wait for this: more than its type changes.
BEGIN;
ALTER TABLE stories ALTER COLUMN duration TYPE integer
    USING (extract(epoch FROM duration) / 60 / scale)::integer;

ALTER TABLE stories ADD COLUMN hours integer;
ALTER TABLE stories RENAME COLUMN scale TO unit;
ALTER TABLE stories RENAME COLUMN duration TO minutes;
COMMIT;
