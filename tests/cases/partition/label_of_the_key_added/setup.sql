CREATE TYPE kind AS ENUM ('talk', 'walk', 'meal');
CREATE TABLE events (id bigint NOT NULL, kind kind NOT NULL, PRIMARY KEY (id, kind)) PARTITION BY LIST (kind);
CREATE TABLE events_talk PARTITION OF events FOR VALUES IN ('talk');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
