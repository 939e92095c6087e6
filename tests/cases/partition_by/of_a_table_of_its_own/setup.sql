CREATE TABLE events_25 (id bigint NOT NULL, at date NOT NULL, what varchar NOT NULL);
