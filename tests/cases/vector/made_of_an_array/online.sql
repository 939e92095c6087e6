-- up

BEGIN;
CREATE FUNCTION stories_embedding_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.embedding_new := NEW.embedding;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN embedding_new vector(3);

CREATE TRIGGER zz_embedding_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_embedding_both();
COMMIT;

DO $$
DECLARE
    page bigint := 0;
BEGIN
    WHILE page * current_setting('block_size')::bigint
        < pg_relation_size('stories') LOOP
        UPDATE stories
        SET embedding_new = embedding
        WHERE embedding_new IS NULL AND embedding IS NOT NULL
            AND ctid >= format('(%s,0)', page)::tid
            AND ctid < format('(%s,0)', page + 100)::tid;
        COMMIT;
        page := page + 100;
    END LOOP;
END
$$;

BEGIN;
DROP TRIGGER zz_embedding_both ON stories;
ALTER TABLE stories DROP COLUMN embedding;
ALTER TABLE stories RENAME COLUMN embedding_new TO embedding;
DROP FUNCTION stories_embedding_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_embedding_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.embedding_new := NEW.embedding;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN embedding_new real[];

CREATE TRIGGER zz_embedding_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_embedding_both();
COMMIT;

DO $$
DECLARE
    page bigint := 0;
BEGIN
    WHILE page * current_setting('block_size')::bigint
        < pg_relation_size('stories') LOOP
        UPDATE stories
        SET embedding_new = embedding
        WHERE embedding_new IS NULL AND embedding IS NOT NULL
            AND ctid >= format('(%s,0)', page)::tid
            AND ctid < format('(%s,0)', page + 100)::tid;
        COMMIT;
        page := page + 100;
    END LOOP;
END
$$;

BEGIN;
DROP TRIGGER zz_embedding_both ON stories;
ALTER TABLE stories DROP COLUMN embedding;
ALTER TABLE stories RENAME COLUMN embedding_new TO embedding;
DROP FUNCTION stories_embedding_both();
COMMIT;
