ALTER TABLE stories ADD CONSTRAINT has_title NOT NULL title;
