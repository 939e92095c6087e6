CREATE DOMAIN email AS text CONSTRAINT email_check CHECK ((VALUE ~~ '%@%'::text));
ALTER TABLE stories ADD COLUMN contact email;
