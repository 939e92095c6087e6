ALTER TABLE stories ALTER COLUMN title TYPE "Extra things".citext;
ALTER TABLE stories ADD COLUMN notes "Extra things".hstore;
ALTER TABLE stories ADD COLUMN tags "Extra things".citext[];

ALTER TABLE stories
    ADD COLUMN mood "Extra things".citext DEFAULT 'it''s' NOT NULL;

CREATE INDEX ix_like ON stories USING gin (title "Extra things".gin_trgm_ops);

CREATE INDEX ix_notes ON stories
    USING gist (notes "Extra things".gist_hstore_ops(siglen=32));

CREATE INDEX ix_pattern ON stories (mood "Extra things".citext_pattern_ops);
