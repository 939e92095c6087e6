INSERT INTO stories (id, title, words) VALUES (1, 'Alder', 10), (2, 'Birch', 20);
ALTER VIEW long_stories OWNER TO pg_monitor;
ALTER VIEW long_stories ALTER COLUMN title SET DEFAULT 'it''s';
COMMENT ON COLUMN long_stories.length IS 'of words, it''s';
GRANT SELECT (title) ON long_stories TO PUBLIC;
