CREATE TYPE kind AS ENUM ('talk', 'walk', 'meal');
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, kind kind NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
