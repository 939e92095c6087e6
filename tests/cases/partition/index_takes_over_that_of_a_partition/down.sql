DROP INDEX events_slug_idx;
