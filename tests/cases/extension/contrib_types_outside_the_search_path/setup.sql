CREATE SCHEMA "Extra things";
CREATE EXTENSION citext SCHEMA "Extra things";
CREATE EXTENSION hstore SCHEMA "Extra things";
CREATE EXTENSION pg_trgm SCHEMA "Extra things";
