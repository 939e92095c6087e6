ALTER TABLE visits DROP CONSTRAINT visits_story_id_fkey;
DROP INDEX visits_at;
ALTER TABLE visits DROP CONSTRAINT visits_seconds_check;
ALTER TABLE visits ALTER COLUMN path DROP NOT NULL;
ALTER TABLE visits DROP COLUMN half;
ALTER TABLE visits ALTER COLUMN seconds DROP DEFAULT;
ALTER TABLE visits ALTER COLUMN seconds TYPE numeric(6,2);

ALTER TABLE visits
    ADD COLUMN half numeric GENERATED ALWAYS AS (seconds / (2)::numeric) STORED;

ALTER TABLE visits DROP COLUMN browser;

ALTER TABLE visits ADD CONSTRAINT visits_seconds_check
    CHECK (seconds > (0)::numeric);

ALTER TABLE visits ADD CONSTRAINT visits_story_id_fkey FOREIGN KEY (story_id)
    REFERENCES stories (id) ON DELETE CASCADE;

CREATE INDEX visits_at ON visits USING brin (at);
COMMENT ON TABLE visits IS 'one row a visit';
