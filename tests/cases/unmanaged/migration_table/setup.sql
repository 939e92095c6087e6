CREATE TABLE seaql_migrations (version varchar NOT NULL PRIMARY KEY, applied_at bigint NOT NULL);
INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20240101_000001_by_hand', 1704067200), ('m20240102_000001_by_hand', 1704153600);
