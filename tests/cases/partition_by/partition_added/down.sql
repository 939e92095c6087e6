DROP TABLE events_2026;
DROP TABLE events_others;
