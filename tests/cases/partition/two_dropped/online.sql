-- up

ALTER TABLE pages DROP CONSTRAINT "fk-pages-event_id-event_at";

DROP TABLE pages;

DROP TABLE events;

-- down

BEGIN;
CREATE TABLE events (
    id bigint NOT NULL,
    at date NOT NULL,
    slug text NOT NULL,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

CREATE TABLE pages (
    id bigint NOT NULL,
    at date NOT NULL,
    event_id bigint,
    event_at date,
    PRIMARY KEY (id, at),
    CONSTRAINT "fk-pages-event_id-event_at" FOREIGN KEY (event_id, event_at) REFERENCES events (id, at)
) PARTITION BY RANGE (at);
COMMIT;
