-- up

BEGIN;
CREATE FUNCTION stories_author_id_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.author_id_new := NEW.author_id;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN author_id_new bigint;

CREATE TRIGGER zz_author_id_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_author_id_both();
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
        SET author_id_new = author_id
        WHERE author_id_new IS NULL AND author_id IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.author_id_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_author_id_not_null_new
    NOT NULL author_id_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_author_id_not_null_new;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id_new"
    FOREIGN KEY (author_id_new) REFERENCES users (id) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id_new";

ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";

BEGIN;
DROP TRIGGER zz_author_id_both ON stories;
ALTER TABLE stories DROP COLUMN author_id;
ALTER TABLE stories RENAME COLUMN author_id_new TO author_id;

ALTER TABLE stories
    RENAME CONSTRAINT stories_author_id_not_null_new TO stories_author_id_not_null;

DROP FUNCTION stories_author_id_both();

ALTER TABLE stories
    RENAME CONSTRAINT "fk-stories-author_id_new" TO "fk-stories-author_id";
COMMIT;

BEGIN;
CREATE FUNCTION stories_editor_id_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.editor_id_new := NEW.editor_id;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN editor_id_new bigint;

CREATE TRIGGER zz_editor_id_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_editor_id_both();
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
        SET editor_id_new = editor_id
        WHERE editor_id_new IS NULL AND editor_id IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.editor_id_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

CREATE INDEX CONCURRENTLY "idx-stories-editor_id_new" ON stories (editor_id_new);

ALTER TABLE stories ADD CONSTRAINT "fk-stories-editor_id_new"
    FOREIGN KEY (editor_id_new) REFERENCES users (id) ON DELETE SET NULL
    NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-editor_id_new";

ALTER TABLE stories DROP CONSTRAINT "fk-stories-editor_id";

BEGIN;
DROP TRIGGER zz_editor_id_both ON stories;
ALTER TABLE stories DROP COLUMN editor_id;
ALTER TABLE stories RENAME COLUMN editor_id_new TO editor_id;
ALTER INDEX "idx-stories-editor_id_new" RENAME TO "idx-stories-editor_id";
DROP FUNCTION stories_editor_id_both();

ALTER TABLE stories
    RENAME CONSTRAINT "fk-stories-editor_id_new" TO "fk-stories-editor_id";
COMMIT;

BEGIN;
CREATE FUNCTION users_id_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.id_new := NEW.id;
    RETURN NEW;
END
$$;

ALTER TABLE users ADD COLUMN id_new bigint;

CREATE TRIGGER zz_id_both BEFORE INSERT OR UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION users_id_both();
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
        SET id_new = id
        WHERE id_new IS NULL AND id IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling users.id_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE users ADD CONSTRAINT users_id_not_null_new NOT NULL id_new NOT VALID;

ALTER TABLE users VALIDATE CONSTRAINT users_id_not_null_new;

CREATE UNIQUE INDEX CONCURRENTLY users_pkey_new ON users (id_new);

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id_new"
    FOREIGN KEY (author_id) REFERENCES users (id_new) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id_new";

ALTER TABLE stories ADD CONSTRAINT "fk-stories-editor_id_new"
    FOREIGN KEY (editor_id) REFERENCES users (id_new) ON DELETE SET NULL
    NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-editor_id_new";

ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";

ALTER TABLE stories DROP CONSTRAINT "fk-stories-editor_id";

BEGIN;
DROP TRIGGER zz_id_both ON users;
ALTER TABLE users ALTER COLUMN id_new ADD GENERATED BY DEFAULT AS IDENTITY;

SELECT setval(pg_get_serial_sequence('users', 'id_new'), last_value, is_called)
    FROM users_id_seq;

ALTER TABLE users DROP COLUMN id;
ALTER TABLE users RENAME COLUMN id_new TO id;
ALTER SEQUENCE users_id_new_seq RENAME TO users_id_seq;
ALTER TABLE users RENAME CONSTRAINT users_id_not_null_new TO users_id_not_null;
ALTER INDEX users_pkey_new RENAME TO users_pkey;
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;
DROP FUNCTION users_id_both();
COMMIT;

BEGIN;
ALTER TABLE stories
    RENAME CONSTRAINT "fk-stories-author_id_new" TO "fk-stories-author_id";

ALTER TABLE stories
    RENAME CONSTRAINT "fk-stories-editor_id_new" TO "fk-stories-editor_id";
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_author_id_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.author_id_new := NEW.author_id;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN author_id_new integer;

CREATE TRIGGER zz_author_id_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_author_id_both();
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
        SET author_id_new = author_id
        WHERE author_id_new IS NULL AND author_id IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.author_id_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_author_id_not_null_new
    NOT NULL author_id_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_author_id_not_null_new;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id_new"
    FOREIGN KEY (author_id_new) REFERENCES users (id) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id_new";

ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";

BEGIN;
DROP TRIGGER zz_author_id_both ON stories;
ALTER TABLE stories DROP COLUMN author_id;
ALTER TABLE stories RENAME COLUMN author_id_new TO author_id;

ALTER TABLE stories
    RENAME CONSTRAINT stories_author_id_not_null_new TO stories_author_id_not_null;

DROP FUNCTION stories_author_id_both();

ALTER TABLE stories
    RENAME CONSTRAINT "fk-stories-author_id_new" TO "fk-stories-author_id";
COMMIT;

BEGIN;
CREATE FUNCTION stories_editor_id_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.editor_id_new := NEW.editor_id;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN editor_id_new integer;

CREATE TRIGGER zz_editor_id_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_editor_id_both();
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
        SET editor_id_new = editor_id
        WHERE editor_id_new IS NULL AND editor_id IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.editor_id_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

CREATE INDEX CONCURRENTLY "idx-stories-editor_id_new" ON stories (editor_id_new);

ALTER TABLE stories ADD CONSTRAINT "fk-stories-editor_id_new"
    FOREIGN KEY (editor_id_new) REFERENCES users (id) ON DELETE SET NULL
    NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-editor_id_new";

ALTER TABLE stories DROP CONSTRAINT "fk-stories-editor_id";

BEGIN;
DROP TRIGGER zz_editor_id_both ON stories;
ALTER TABLE stories DROP COLUMN editor_id;
ALTER TABLE stories RENAME COLUMN editor_id_new TO editor_id;
ALTER INDEX "idx-stories-editor_id_new" RENAME TO "idx-stories-editor_id";
DROP FUNCTION stories_editor_id_both();

ALTER TABLE stories
    RENAME CONSTRAINT "fk-stories-editor_id_new" TO "fk-stories-editor_id";
COMMIT;

BEGIN;
CREATE FUNCTION users_id_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.id_new := NEW.id;
    RETURN NEW;
END
$$;

ALTER TABLE users ADD COLUMN id_new integer;

CREATE TRIGGER zz_id_both BEFORE INSERT OR UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION users_id_both();
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
        SET id_new = id
        WHERE id_new IS NULL AND id IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling users.id_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE users ADD CONSTRAINT users_id_not_null_new NOT NULL id_new NOT VALID;

ALTER TABLE users VALIDATE CONSTRAINT users_id_not_null_new;

CREATE UNIQUE INDEX CONCURRENTLY users_pkey_new ON users (id_new);

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id_new"
    FOREIGN KEY (author_id) REFERENCES users (id_new) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id_new";

ALTER TABLE stories ADD CONSTRAINT "fk-stories-editor_id_new"
    FOREIGN KEY (editor_id) REFERENCES users (id_new) ON DELETE SET NULL
    NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-editor_id_new";

ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";

ALTER TABLE stories DROP CONSTRAINT "fk-stories-editor_id";

BEGIN;
DROP TRIGGER zz_id_both ON users;
ALTER TABLE users ALTER COLUMN id_new ADD GENERATED BY DEFAULT AS IDENTITY;

SELECT setval(pg_get_serial_sequence('users', 'id_new'), last_value, is_called)
    FROM users_id_seq;

ALTER TABLE users DROP COLUMN id;
ALTER TABLE users RENAME COLUMN id_new TO id;
ALTER SEQUENCE users_id_new_seq RENAME TO users_id_seq;
ALTER TABLE users RENAME CONSTRAINT users_id_not_null_new TO users_id_not_null;
ALTER INDEX users_pkey_new RENAME TO users_pkey;
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;
DROP FUNCTION users_id_both();
COMMIT;

BEGIN;
ALTER TABLE stories
    RENAME CONSTRAINT "fk-stories-author_id_new" TO "fk-stories-author_id";

ALTER TABLE stories
    RENAME CONSTRAINT "fk-stories-editor_id_new" TO "fk-stories-editor_id";
COMMIT;
