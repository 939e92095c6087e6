CREATE TABLE visits (pages span);
CREATE TYPE span AS (first integer, "Last" integer);
