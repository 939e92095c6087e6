DROP INDEX visits_id;
CREATE UNIQUE INDEX visits_id ON visits (id, n);
ALTER TABLE visits REPLICA IDENTITY USING INDEX visits_id;
