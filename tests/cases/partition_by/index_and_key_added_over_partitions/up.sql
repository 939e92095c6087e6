ALTER TABLE events ADD COLUMN weight double precision DEFAULT random() NOT NULL;
ALTER TABLE events ADD CONSTRAINT "uq-events-what-at" UNIQUE (what, at);

ALTER TABLE events ADD CONSTRAINT "fk-events-host_id" FOREIGN KEY (host_id)
    REFERENCES hosts (id);

CREATE INDEX "idx-events-what" ON events (what);
