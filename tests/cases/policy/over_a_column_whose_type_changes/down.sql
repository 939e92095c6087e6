DROP POLICY readers ON stories;
ALTER TABLE stories ALTER COLUMN words TYPE integer;
CREATE POLICY readers ON stories FOR SELECT TO pg_monitor USING (words > 5);
