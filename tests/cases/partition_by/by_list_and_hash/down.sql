DROP TABLE events_a_0;
DROP TABLE events_a_1;
DROP TABLE events;
