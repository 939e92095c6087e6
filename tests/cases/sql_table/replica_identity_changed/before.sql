ALTER TABLE stories REPLICA IDENTITY FULL; CREATE TABLE visits (id integer NOT NULL); CREATE UNIQUE INDEX visits_id ON visits (id);
