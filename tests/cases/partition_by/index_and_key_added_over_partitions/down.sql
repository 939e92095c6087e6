ALTER TABLE events DROP CONSTRAINT "fk-events-host_id";
DROP INDEX "idx-events-what";
ALTER TABLE events DROP CONSTRAINT "uq-events-what-at";
ALTER TABLE events DROP COLUMN weight;
