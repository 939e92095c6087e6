-- up

ALTER TABLE stories DROP CONSTRAINT "fk-stories-user_id";

BEGIN;
ALTER TABLE stories ADD COLUMN author_id integer;
ALTER TABLE stories ALTER COLUMN user_id DROP NOT NULL;

CREATE FUNCTION stories_user_id_author_id_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.user_id IS NULL THEN
            NEW.user_id := NEW.author_id;
        ELSE
            NEW.author_id := NEW.user_id;
        END IF;
    ELSIF NEW.author_id IS DISTINCT FROM OLD.author_id THEN
        NEW.user_id := NEW.author_id;
    ELSE
        NEW.author_id := NEW.user_id;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER zz_user_id_author_id_both BEFORE INSERT OR UPDATE ON stories FOR EACH ROW EXECUTE FUNCTION stories_user_id_author_id_both();
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
        SET author_id = user_id
        WHERE author_id IS NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.author_id: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_author_id_not_null
    NOT NULL author_id NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_author_id_not_null;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id";

-- down

BEGIN;
DROP TRIGGER zz_user_id_author_id_both ON stories;
DROP FUNCTION stories_user_id_author_id_both();
COMMIT;

ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";

ALTER TABLE stories ADD CONSTRAINT stories_user_id_not_null
    NOT NULL user_id NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_user_id_not_null;

BEGIN;
ALTER TABLE stories DROP COLUMN author_id;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-user_id" FOREIGN KEY (user_id)
    REFERENCES users (id) ON DELETE CASCADE NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-user_id";
