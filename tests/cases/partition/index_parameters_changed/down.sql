DROP INDEX events_slug_idx;
CREATE INDEX events_slug_idx ON events (slug) WITH (fillfactor = 70);
