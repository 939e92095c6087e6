DROP VIEW long_visits;
ALTER TABLE visits DROP CONSTRAINT visits_seconds_check;
ALTER TABLE visits DROP COLUMN half;
ALTER TABLE visits ALTER COLUMN seconds TYPE numeric(6,2);

ALTER TABLE visits
    ADD COLUMN half numeric GENERATED ALWAYS AS (seconds / (2)::numeric) STORED;

ALTER TABLE visits ADD CONSTRAINT visits_seconds_check
    CHECK (seconds > (0)::numeric);

CREATE VIEW long_visits AS
 SELECT story_id,
    seconds
   FROM visits
  WHERE (seconds > (10)::numeric);
