-- up

BEGIN;
CREATE FUNCTION stories_tags_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.tags_new := NEW.tags;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN tags_new text[];

CREATE TRIGGER zz_tags_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_tags_both();
COMMIT;

DO $$
DECLARE
    page bigint := 0;
BEGIN
    WHILE page * current_setting('block_size')::bigint
        < pg_relation_size('stories') LOOP
        UPDATE stories
        SET tags_new = tags
        WHERE tags_new IS NULL AND tags IS NOT NULL
            AND ctid >= format('(%s,0)', page)::tid
            AND ctid < format('(%s,0)', page + 100)::tid;
        COMMIT;
        page := page + 100;
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_tags_not_null_new
    NOT NULL tags_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_tags_not_null_new;

BEGIN;
DROP TRIGGER zz_tags_both ON stories;
ALTER TABLE stories DROP COLUMN tags;
ALTER TABLE stories RENAME COLUMN tags_new TO tags;

ALTER TABLE stories
    RENAME CONSTRAINT stories_tags_not_null_new TO stories_tags_not_null;

DROP FUNCTION stories_tags_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_tags_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.tags_new := NEW.tags;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN tags_new character varying[];

CREATE TRIGGER zz_tags_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_tags_both();
COMMIT;

DO $$
DECLARE
    page bigint := 0;
BEGIN
    WHILE page * current_setting('block_size')::bigint
        < pg_relation_size('stories') LOOP
        UPDATE stories
        SET tags_new = tags
        WHERE tags_new IS NULL AND tags IS NOT NULL
            AND ctid >= format('(%s,0)', page)::tid
            AND ctid < format('(%s,0)', page + 100)::tid;
        COMMIT;
        page := page + 100;
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_tags_not_null_new
    NOT NULL tags_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_tags_not_null_new;

BEGIN;
DROP TRIGGER zz_tags_both ON stories;
ALTER TABLE stories DROP COLUMN tags;
ALTER TABLE stories RENAME COLUMN tags_new TO tags;

ALTER TABLE stories
    RENAME CONSTRAINT stories_tags_not_null_new TO stories_tags_not_null;

DROP FUNCTION stories_tags_both();
COMMIT;
