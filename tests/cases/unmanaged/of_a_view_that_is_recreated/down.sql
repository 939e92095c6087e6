DROP VIEW long_stories;
ALTER TABLE stories ALTER COLUMN words TYPE integer;
CREATE VIEW long_stories (id, title, length) AS SELECT id, title, words FROM stories WHERE words > 15;
ALTER VIEW long_stories ALTER COLUMN title SET DEFAULT 'it''s'::character varying;
COMMENT ON COLUMN long_stories.length IS 'of words, it''s';
ALTER VIEW long_stories OWNER TO pg_monitor;
GRANT SELECT (title) ON TABLE long_stories TO PUBLIC;
