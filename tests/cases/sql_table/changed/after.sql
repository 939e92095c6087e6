CREATE TABLE visits (
    story_id integer NOT NULL REFERENCES stories ON DELETE RESTRICT,
    at timestamptz NOT NULL DEFAULT now(),
    seconds numeric(8, 2) DEFAULT 0 CHECK (seconds >= 0),
    path text COLLATE "C" NOT NULL,
    browser text,
    half numeric GENERATED ALWAYS AS (seconds / 2) STORED
);
CREATE INDEX visits_at ON visits (at, seconds);
CREATE UNIQUE INDEX ON visits (story_id, path) WHERE path <> '';
COMMENT ON TABLE visits IS 'a row for each visit';
COMMENT ON COLUMN visits.path IS 'where to';
