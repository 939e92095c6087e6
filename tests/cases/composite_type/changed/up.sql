DROP TYPE span;
CREATE TYPE span AS (first integer, last integer);
