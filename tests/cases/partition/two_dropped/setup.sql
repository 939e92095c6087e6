CREATE TABLE events (
    id bigint NOT NULL,
    at date NOT NULL,
    slug text NOT NULL,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE TABLE pages (
    id bigint NOT NULL,
    at date NOT NULL,
    event_id bigint,
    event_at date,
    PRIMARY KEY (id, at),
    CONSTRAINT "fk-pages-event_id-event_at" FOREIGN KEY (event_id, event_at) REFERENCES events (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE pages_rest PARTITION OF pages DEFAULT;
