INSERT INTO stories (id, title, price) VALUES (1, 'The Lighthouse', 1), (2, 'It''s raining', 2);
ALTER TABLE stories ENABLE ROW LEVEL SECURITY;
CREATE POLICY everyone ON stories USING (true);
ALTER TABLE stories SET (fillfactor = 80, autovacuum_enabled = off);
ALTER TABLE stories ALTER COLUMN title SET STATISTICS 500;
ALTER TABLE stories ALTER COLUMN title SET STORAGE EXTERNAL;
GRANT SELECT ON stories TO PUBLIC;
