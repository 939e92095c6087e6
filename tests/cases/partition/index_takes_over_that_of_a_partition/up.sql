CREATE INDEX events_slug_idx ON events (slug);
