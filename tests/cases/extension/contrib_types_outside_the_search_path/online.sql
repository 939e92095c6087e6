-- up

BEGIN;
ALTER TABLE stories ALTER COLUMN title TYPE "Extra things".citext;
ALTER TABLE stories ADD COLUMN notes "Extra things".hstore;
ALTER TABLE stories ADD COLUMN tags "Extra things".citext[];

ALTER TABLE stories
    ADD COLUMN mood "Extra things".citext DEFAULT 'it''s' NOT NULL;
COMMIT;

CREATE INDEX CONCURRENTLY ix_like ON stories
    USING gin (title "Extra things".gin_trgm_ops);

CREATE INDEX CONCURRENTLY ix_notes ON stories
    USING gist (notes "Extra things".gist_hstore_ops(siglen=32));

CREATE INDEX CONCURRENTLY ix_pattern ON stories
    (mood "Extra things".citext_pattern_ops);

-- down

DROP INDEX CONCURRENTLY ix_like;

DROP INDEX CONCURRENTLY ix_notes;

DROP INDEX CONCURRENTLY ix_pattern;

BEGIN;
ALTER TABLE stories ALTER COLUMN title TYPE character varying;
ALTER TABLE stories DROP COLUMN notes;
ALTER TABLE stories DROP COLUMN tags;
ALTER TABLE stories DROP COLUMN mood;
COMMIT;
