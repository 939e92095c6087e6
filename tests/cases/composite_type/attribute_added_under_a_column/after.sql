CREATE TABLE visits (pages span);
CREATE TYPE span AS (first integer, last integer); COMMENT ON COLUMN span.last IS 'the last page';
