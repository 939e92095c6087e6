DROP TRIGGER by_hand ON titles;
DROP VIEW titles;
ALTER TABLE stories ALTER COLUMN words TYPE bigint;
CREATE VIEW titles AS SELECT id, title, words FROM stories;
COMMENT ON VIEW titles IS 'By hand';
CREATE TRIGGER by_hand INSTEAD OF INSERT ON titles FOR EACH ROW EXECUTE FUNCTION by_hand();
GRANT SELECT ON TABLE titles TO pg_monitor;
