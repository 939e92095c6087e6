-- up

BEGIN;
ALTER TABLE users RENAME COLUMN age TO years;
ALTER TABLE users ALTER COLUMN years DROP NOT NULL;
COMMIT;

BEGIN;
CREATE FUNCTION users_years_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.years_new := NEW.years;
    RETURN NEW;
END
$$;

ALTER TABLE users ADD COLUMN years_new bigint;

CREATE TRIGGER zz_years_both BEFORE INSERT OR UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION users_years_both();
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
        pages := pg_relation_size('users')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE users
        SET years_new = years
        WHERE years_new IS NULL AND years IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling users.years_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

BEGIN;
DROP TRIGGER zz_years_both ON users;
ALTER TABLE users DROP COLUMN years;
ALTER TABLE users RENAME COLUMN years_new TO years;
DROP FUNCTION users_years_both();
COMMIT;

-- down

-- Programs wait for this: more than its type changes.
BEGIN;
ALTER TABLE users ALTER COLUMN years TYPE integer;
ALTER TABLE users ADD CONSTRAINT users_years_not_null NOT NULL years NOT VALID;
COMMIT;

ALTER TABLE users VALIDATE CONSTRAINT users_years_not_null;

ALTER TABLE users RENAME COLUMN years TO age;
