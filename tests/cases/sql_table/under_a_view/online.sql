-- up

-- Programs wait for this: another column would not have rule _RETURN on view long_visits.
BEGIN;
DROP VIEW long_visits;
ALTER TABLE visits DROP CONSTRAINT visits_seconds_check;
ALTER TABLE visits DROP COLUMN half;
ALTER TABLE visits ALTER COLUMN seconds TYPE double precision;
COMMIT;

-- Programs wait for this: only a rewrite gives a stored generated column its values.
ALTER TABLE visits
    ADD COLUMN half numeric GENERATED ALWAYS AS (seconds / (2)::double precision) STORED;

ALTER TABLE visits ADD CONSTRAINT visits_seconds_check
    CHECK (seconds > (0)::double precision) NOT VALID;

ALTER TABLE visits VALIDATE CONSTRAINT visits_seconds_check;

CREATE VIEW long_visits AS SELECT story_id, seconds FROM visits WHERE seconds > 10;

-- down

-- Programs wait for this: another column would not have rule _RETURN on view long_visits.
BEGIN;
DROP VIEW long_visits;
ALTER TABLE visits DROP CONSTRAINT visits_seconds_check;
ALTER TABLE visits DROP COLUMN half;
ALTER TABLE visits ALTER COLUMN seconds TYPE numeric(6,2);
COMMIT;

-- Programs wait for this: only a rewrite gives a stored generated column its values.
ALTER TABLE visits
    ADD COLUMN half numeric GENERATED ALWAYS AS (seconds / (2)::numeric) STORED;

ALTER TABLE visits ADD CONSTRAINT visits_seconds_check
    CHECK (seconds > (0)::numeric) NOT VALID;

ALTER TABLE visits VALIDATE CONSTRAINT visits_seconds_check;

CREATE VIEW long_visits AS
 SELECT story_id,
    seconds
   FROM visits
  WHERE (seconds > (10)::numeric);
