ALTER TABLE events ADD CONSTRAINT events_slug_key UNIQUE (slug, id);
ALTER TABLE events ADD CONSTRAINT events_slug_check CHECK (slug <> '');
CREATE UNIQUE INDEX events_id_idx ON events (id, at DESC);
CREATE INDEX events_slug_idx ON events ((lower(slug))) WHERE slug <> '';
