CREATE TABLE visits (id integer NOT NULL, n integer NOT NULL); CREATE UNIQUE INDEX visits_id ON visits (id, n); ALTER TABLE visits REPLICA IDENTITY USING INDEX visits_id;
