CREATE SCHEMA "Extra things";
CREATE EXTENSION citext SCHEMA "Extra things";
