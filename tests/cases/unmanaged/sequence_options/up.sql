ALTER TABLE stories ADD COLUMN body character varying;
