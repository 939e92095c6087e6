CREATE SCHEMA "Extra things";
CREATE EXTENSION vector SCHEMA "Extra things";
