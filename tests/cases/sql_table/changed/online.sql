-- up

ALTER TABLE visits DROP CONSTRAINT visits_story_id_fkey;

BEGIN;
ALTER TABLE visits DROP CONSTRAINT visits_seconds_check;
ALTER TABLE visits ADD CONSTRAINT visits_path_not_null NOT NULL path NOT VALID;
COMMIT;

ALTER TABLE visits VALIDATE CONSTRAINT visits_path_not_null;

BEGIN;
ALTER TABLE visits ADD COLUMN browser text;
ALTER TABLE visits DROP COLUMN half;
ALTER TABLE visits ALTER COLUMN seconds TYPE numeric(8,2);
ALTER TABLE visits ALTER COLUMN seconds SET DEFAULT 0;
COMMIT;

-- Programs wait for this: only a rewrite gives a stored generated column its values.
ALTER TABLE visits
    ADD COLUMN half numeric GENERATED ALWAYS AS (seconds / (2)::numeric) STORED;

ALTER TABLE visits ADD CONSTRAINT visits_seconds_check
    CHECK (seconds >= (0)::numeric) NOT VALID;

ALTER TABLE visits VALIDATE CONSTRAINT visits_seconds_check;

ALTER TABLE visits ADD CONSTRAINT visits_story_id_fkey FOREIGN KEY (story_id)
    REFERENCES stories (id) ON DELETE RESTRICT NOT VALID;

ALTER TABLE visits VALIDATE CONSTRAINT visits_story_id_fkey;

CREATE INDEX CONCURRENTLY visits_at_new ON visits (at, seconds);

DROP INDEX CONCURRENTLY visits_at;

BEGIN;
ALTER INDEX visits_at_new RENAME TO visits_at;
COMMENT ON TABLE visits IS 'a row for each visit';
COMMIT;

-- down

ALTER TABLE visits DROP CONSTRAINT visits_story_id_fkey;

DROP INDEX CONCURRENTLY visits_at;

-- Programs wait for this: other columns are generated from it.
BEGIN;
ALTER TABLE visits DROP CONSTRAINT visits_seconds_check;
ALTER TABLE visits ALTER COLUMN path DROP NOT NULL;
ALTER TABLE visits DROP COLUMN half;
ALTER TABLE visits ALTER COLUMN seconds DROP DEFAULT;
ALTER TABLE visits ALTER COLUMN seconds TYPE numeric(6,2);
COMMIT;

-- Programs wait for this: only a rewrite gives a stored generated column its values.
ALTER TABLE visits
    ADD COLUMN half numeric GENERATED ALWAYS AS (seconds / (2)::numeric) STORED;

BEGIN;
ALTER TABLE visits DROP COLUMN browser;

ALTER TABLE visits ADD CONSTRAINT visits_seconds_check
    CHECK (seconds > (0)::numeric) NOT VALID;
COMMIT;

ALTER TABLE visits VALIDATE CONSTRAINT visits_seconds_check;

ALTER TABLE visits ADD CONSTRAINT visits_story_id_fkey FOREIGN KEY (story_id)
    REFERENCES stories (id) ON DELETE CASCADE NOT VALID;

ALTER TABLE visits VALIDATE CONSTRAINT visits_story_id_fkey;

CREATE INDEX CONCURRENTLY visits_at ON visits USING brin (at);

COMMENT ON TABLE visits IS 'one row a visit';
