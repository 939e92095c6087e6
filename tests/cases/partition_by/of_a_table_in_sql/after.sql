CREATE TABLE visits (at timestamptz NOT NULL, path text) PARTITION BY RANGE (date_trunc('day', at, 'UTC'));
CREATE INDEX ON visits (path);
CREATE TABLE visits_all PARTITION OF visits DEFAULT;
CREATE TABLE visits_new PARTITION OF visits FOR VALUES FROM ('2026-01-01 00:00+00') TO (MAXVALUE);
CREATE VIEW paths AS SELECT path FROM visits;
