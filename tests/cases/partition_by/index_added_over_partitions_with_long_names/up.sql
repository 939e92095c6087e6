CREATE INDEX "idx-events-what" ON events (what);
