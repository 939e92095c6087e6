CREATE SCHEMA archive;
ALTER TABLE stories SET SCHEMA archive;
