DROP TABLE events_b;
