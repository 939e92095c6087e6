CREATE TABLE events (
    id bigint NOT NULL,
    at date NOT NULL,
    what character varying NOT NULL,
    CONSTRAINT "pk-events" PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

CREATE TABLE events_2025 PARTITION OF events FOR VALUES from ('2025-01-01') to ('2026-01-01');
CREATE TABLE events_2026 PARTITION OF events FOR VALUES from ('2026-01-01') to ('2027-01-01');
CREATE TABLE events_others PARTITION OF events DEFAULT;
