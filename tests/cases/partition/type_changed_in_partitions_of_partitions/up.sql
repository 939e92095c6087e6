ALTER TABLE events ALTER COLUMN slug TYPE character varying(50);
