ALTER TABLE stories ALTER COLUMN slug TYPE character varying(80);
