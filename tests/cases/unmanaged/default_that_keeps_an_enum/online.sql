-- up

BEGIN;
CREATE FUNCTION stories_mood_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.mood_new := NEW.mood;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN mood_new text;

CREATE TRIGGER zz_mood_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_mood_both();
COMMIT;

DO $$
DECLARE
    page bigint := 0;
BEGIN
    WHILE page * current_setting('block_size')::bigint
        < pg_relation_size('stories') LOOP
        UPDATE stories
        SET mood_new = mood
        WHERE mood_new IS NULL AND mood IS NOT NULL
            AND ctid >= format('(%s,0)', page)::tid
            AND ctid < format('(%s,0)', page + 100)::tid;
        COMMIT;
        page := page + 100;
    END LOOP;
END
$$;

BEGIN;
DROP TRIGGER zz_mood_both ON stories;
ALTER TABLE stories DROP COLUMN mood;
ALTER TABLE stories RENAME COLUMN mood_new TO mood;
ALTER TABLE stories ALTER COLUMN mood SET DEFAULT (enum_range(NULL::mood))[1];
DROP FUNCTION stories_mood_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_mood_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.mood_new := NEW.mood::mood;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN mood_new mood;

CREATE TRIGGER zz_mood_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_mood_both();
COMMIT;

DO $$
DECLARE
    page bigint := 0;
BEGIN
    WHILE page * current_setting('block_size')::bigint
        < pg_relation_size('stories') LOOP
        UPDATE stories
        SET mood_new = mood::mood
        WHERE mood_new IS NULL AND mood IS NOT NULL
            AND ctid >= format('(%s,0)', page)::tid
            AND ctid < format('(%s,0)', page + 100)::tid;
        COMMIT;
        page := page + 100;
    END LOOP;
END
$$;

BEGIN;
DROP TRIGGER zz_mood_both ON stories;
ALTER TABLE stories DROP COLUMN mood;
ALTER TABLE stories RENAME COLUMN mood_new TO mood;
ALTER TABLE stories ALTER COLUMN mood SET DEFAULT (enum_range(NULL::mood))[1];
DROP FUNCTION stories_mood_both();
COMMIT;
