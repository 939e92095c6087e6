ALTER TABLE readers ADD COLUMN page integer;
ALTER TABLE stories ADD COLUMN title character varying;
