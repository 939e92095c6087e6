DROP FUNCTION n_lines();
DROP FUNCTION n_poems();
DROP TABLE poems;
