CREATE TABLE events (
    id bigint NOT NULL,
    at date NOT NULL,
    what character varying NOT NULL,
    CONSTRAINT "pk-events" PRIMARY KEY (id, at, what)
) PARTITION BY LIST (what);

CREATE TABLE events_a PARTITION OF events FOR VALUES in ('a', 'b') PARTITION BY hash (id);
CREATE TABLE events_a_0 PARTITION OF events_a FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE events_a_1 PARTITION OF events_a FOR VALUES WITH (MODULUS 2, REMAINDER 1);
COMMENT ON TABLE events_a_1 IS 'odd';
