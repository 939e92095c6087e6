CREATE TYPE span AS (first integer);
