ALTER TABLE people ADD COLUMN language character varying;
