-- up

BEGIN;
CREATE FUNCTION stories_embedding_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.embedding_new := NEW.embedding;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN embedding_new extensions.vector(4);

CREATE TRIGGER zz_embedding_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_embedding_both();
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
        SET embedding_new = embedding
        WHERE embedding_new IS NULL AND embedding IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.embedding_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

CREATE INDEX CONCURRENTLY ix_stories_embedding_new ON stories
    USING hnsw (embedding_new extensions.vector_cosine_ops);

BEGIN;
DROP TRIGGER zz_embedding_both ON stories;
ALTER TABLE stories DROP COLUMN embedding;
ALTER TABLE stories RENAME COLUMN embedding_new TO embedding;
ALTER INDEX ix_stories_embedding_new RENAME TO ix_stories_embedding;
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

ALTER TABLE stories ADD COLUMN embedding_new extensions.vector(3);

CREATE TRIGGER zz_embedding_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_embedding_both();
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
        SET embedding_new = embedding
        WHERE embedding_new IS NULL AND embedding IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.embedding_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

CREATE INDEX CONCURRENTLY ix_stories_embedding_new ON stories
    USING hnsw (embedding_new extensions.vector_cosine_ops);

BEGIN;
DROP TRIGGER zz_embedding_both ON stories;
ALTER TABLE stories DROP COLUMN embedding;
ALTER TABLE stories RENAME COLUMN embedding_new TO embedding;
ALTER INDEX ix_stories_embedding_new RENAME TO ix_stories_embedding;
DROP FUNCTION stories_embedding_both();
COMMIT;
