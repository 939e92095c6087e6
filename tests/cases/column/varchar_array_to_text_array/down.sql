ALTER TABLE stories ALTER COLUMN tags TYPE character varying[];
