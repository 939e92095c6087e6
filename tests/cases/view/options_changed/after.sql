CREATE VIEW titles WITH (security_barrier) AS SELECT id, title FROM stories WHERE id > 0 WITH CASCADED CHECK OPTION;
