ALTER TABLE stories DROP COLUMN contact;
DROP DOMAIN email;
