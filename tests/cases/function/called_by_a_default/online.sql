-- up

BEGIN;
CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper(t) || '!' $$;
ALTER TABLE stories ADD COLUMN motto character varying;
ALTER TABLE stories ALTER COLUMN motto SET DEFAULT shout('a'::text);
COMMIT;

DO $$
DECLARE
    page bigint := 0;
BEGIN
    WHILE page * current_setting('block_size')::bigint
        < pg_relation_size('stories') LOOP
        UPDATE stories
        SET motto = shout('a'::text)
        WHERE motto IS NULL
            AND ctid >= format('(%s,0)', page)::tid
            AND ctid < format('(%s,0)', page + 100)::tid;
        COMMIT;
        page := page + 100;
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_motto_not_null
    NOT NULL motto NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_motto_not_null;

-- down

-- Programs wait for this: there is no other way.
ALTER TABLE stories DROP COLUMN motto;

DROP FUNCTION shout(text);
