ALTER TABLE stories DROP CONSTRAINT ck_value;
ALTER TABLE stories ALTER COLUMN value DROP DEFAULT;
ALTER TABLE stories ALTER COLUMN value TYPE text;
ALTER TABLE stories ALTER COLUMN value SET DEFAULT '0'::text;
ALTER TABLE stories ADD CONSTRAINT ck_value CHECK (value <> ''::text);
