CREATE TYPE span AS (first integer, last integer);
