CREATE SCHEMA reporting;
CREATE TYPE reporting.period AS ENUM ('day', 'week');
CREATE TABLE reporting.stories (id integer PRIMARY KEY, period reporting.period NOT NULL);
INSERT INTO reporting.stories (id, period) VALUES (1, 'day'), (2, 'week');
