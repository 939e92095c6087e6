DROP FUNCTION longest();
DROP TABLE stories;
