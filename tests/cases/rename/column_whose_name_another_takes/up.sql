ALTER TABLE stories RENAME COLUMN title TO working_title;
ALTER TABLE stories ADD COLUMN title character varying;
