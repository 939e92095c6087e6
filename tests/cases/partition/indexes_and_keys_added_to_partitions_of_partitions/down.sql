ALTER TABLE events DROP CONSTRAINT "fk-events-host_id";
DROP INDEX events_slug_idx;
ALTER TABLE events DROP CONSTRAINT events_slug_key;
ALTER TABLE events DROP CONSTRAINT events_slug_check;
ALTER TABLE events DROP COLUMN weight;
