DROP POLICY readers ON stories;
CREATE POLICY readers ON stories FOR SELECT TO pg_monitor USING (words > 6);
