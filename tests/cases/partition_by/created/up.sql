CREATE TABLE events (
    id bigint NOT NULL,
    at date NOT NULL,
    what character varying NOT NULL,
    CONSTRAINT "pk-events" PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
