CREATE TYPE pages AS RANGE (subtype = integer);
