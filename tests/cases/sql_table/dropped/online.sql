-- up

ALTER TABLE visits DROP CONSTRAINT visits_story_id_fkey;

DROP TABLE visits;

-- down

BEGIN;
CREATE TABLE visits (
    story_id integer NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    seconds numeric(6,2),
    path text COLLATE "C",
    half numeric GENERATED ALWAYS AS (seconds / (2)::numeric) STORED,
    CONSTRAINT visits_seconds_check CHECK (seconds > (0)::numeric),
    CONSTRAINT visits_story_id_fkey FOREIGN KEY (story_id) REFERENCES stories (id) ON DELETE CASCADE
);

CREATE INDEX visits_at ON visits USING brin (at);

CREATE UNIQUE INDEX visits_story_id_path_idx ON visits (story_id, path)
    WHERE path <> ''::text;

COMMENT ON TABLE visits IS 'one row a visit';
COMMENT ON COLUMN visits.path IS 'where to';
COMMIT;
