ALTER TABLE events ADD COLUMN weight double precision DEFAULT random() NOT NULL;
ALTER TABLE events ADD CONSTRAINT events_slug_key UNIQUE (slug, id, at);
ALTER TABLE events ADD CONSTRAINT events_slug_check CHECK (slug <> '');

ALTER TABLE events ADD CONSTRAINT "fk-events-host_id" FOREIGN KEY (host_id)
    REFERENCES hosts (id);

CREATE INDEX events_slug_idx ON events (slug);
