ALTER TABLE stories ALTER COLUMN value TYPE character varying(10);
