CREATE TABLE visits (at timestamptz NOT NULL, path text) PARTITION BY RANGE (date_trunc('day', at, 'UTC'));
CREATE INDEX ON visits (path);
CREATE TABLE visits_all PARTITION OF visits DEFAULT;
