ALTER TABLE stories ADD COLUMN summary character varying;
