DROP TABLE archive.stories;
DROP SCHEMA archive;
