ALTER TABLE stories ENABLE ROW LEVEL SECURITY;
CREATE POLICY readers ON stories FOR SELECT TO pg_monitor USING ((words > 5));
