DROP VIEW long_visits;
ALTER TABLE visits DROP CONSTRAINT visits_seconds_check;
ALTER TABLE visits DROP COLUMN half;
ALTER TABLE visits ALTER COLUMN seconds TYPE double precision;

ALTER TABLE visits
    ADD COLUMN half numeric GENERATED ALWAYS AS (seconds / (2)::double precision) STORED;

ALTER TABLE visits ADD CONSTRAINT visits_seconds_check
    CHECK (seconds > (0)::double precision);

CREATE VIEW long_visits AS SELECT story_id, seconds FROM visits WHERE seconds > 10;
