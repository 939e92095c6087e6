DROP INDEX events_id_idx;
DROP INDEX events_slug_idx;
ALTER TABLE events DROP CONSTRAINT events_slug_key;
ALTER TABLE events DROP CONSTRAINT events_slug_check;
