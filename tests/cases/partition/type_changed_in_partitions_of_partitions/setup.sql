CREATE TABLE events (
    id bigint NOT NULL,
    at date NOT NULL,
    slug text NOT NULL,
    PRIMARY KEY (id, at)
) PARTITION BY LIST (id);
CREATE TABLE events_few PARTITION OF events FOR VALUES IN (1, 2) PARTITION BY RANGE (at);
CREATE TABLE events_few_2024 PARTITION OF events_few FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_few_rest PARTITION OF events_few DEFAULT;
CREATE TABLE events_rest PARTITION OF events DEFAULT;
