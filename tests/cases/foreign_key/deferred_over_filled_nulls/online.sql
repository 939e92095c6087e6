-- up

DO $$
DECLARE
    page bigint := 0;
BEGIN
    WHILE page * current_setting('block_size')::bigint
        < pg_relation_size('stories') LOOP
        UPDATE stories
        SET author_id = 2
        WHERE author_id IS NULL
            AND ctid >= format('(%s,0)', page)::tid
            AND ctid < format('(%s,0)', page + 100)::tid;
        COMMIT;
        page := page + 100;
    END LOOP;
END
$$;

BEGIN;
SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE stories ADD CONSTRAINT stories_author_id_not_null
    NOT NULL author_id NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT stories_author_id_not_null;

-- down

ALTER TABLE stories ALTER COLUMN author_id DROP NOT NULL;
