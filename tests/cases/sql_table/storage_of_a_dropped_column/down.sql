ALTER TABLE stories ADD COLUMN title character varying;
ALTER TABLE stories ALTER COLUMN title SET STORAGE EXTERNAL;
