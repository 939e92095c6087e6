CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
ALTER TABLE stories ADD COLUMN contact email;
