CREATE TABLE a_pages (
    id bigint NOT NULL,
    at date NOT NULL,
    event_id bigint,
    event_at date,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

CREATE TABLE events (
    id bigint NOT NULL,
    at date NOT NULL,
    slug text NOT NULL,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
