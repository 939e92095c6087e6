ALTER TABLE archive.stories SET SCHEMA public;
DROP SCHEMA archive;
