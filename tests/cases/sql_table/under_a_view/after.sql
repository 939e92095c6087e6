CREATE TABLE visits (
    story_id integer NOT NULL REFERENCES stories ON DELETE CASCADE,
    at timestamptz NOT NULL DEFAULT now(),
    seconds double precision CHECK (seconds > 0),
    path text COLLATE "C",
    half numeric GENERATED ALWAYS AS (seconds / 2) STORED
);
CREATE INDEX visits_at ON visits USING brin (at);
CREATE UNIQUE INDEX ON visits (story_id, path) WHERE path <> '';
COMMENT ON TABLE visits IS 'one row a visit';
COMMENT ON COLUMN visits.path IS 'where to';
CREATE VIEW long_visits AS SELECT story_id, seconds FROM visits WHERE seconds > 10;
