-- up

ALTER TABLE a_pages DROP CONSTRAINT "fk-a_pages-event_id-event_at";

DROP TABLE a_pages;

DROP TABLE events;

-- down

BEGIN;
CREATE TABLE events (
    id bigint NOT NULL,
    at date NOT NULL,
    slug text NOT NULL,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

CREATE TABLE a_pages (
    id bigint NOT NULL,
    at date NOT NULL,
    event_id bigint,
    event_at date,
    PRIMARY KEY (id, at),
    CONSTRAINT "fk-a_pages-event_id-event_at" FOREIGN KEY (event_id, event_at) REFERENCES events (id, at)
) PARTITION BY RANGE (at);
COMMIT;
