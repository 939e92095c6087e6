DROP TABLE "my stories".stories;
DROP SCHEMA "my stories";
