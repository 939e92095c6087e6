CREATE POLICY everybody ON stories USING (true);
