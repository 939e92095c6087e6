ALTER TABLE events ADD COLUMN language character varying;
