CREATE VIEW long_stories AS
SELECT id, title, words
FROM stories
WHERE words > 15;
CREATE VIEW counted AS SELECT count(*) AS n FROM long_stories;
GRANT SELECT ON long_stories TO pg_monitor;
COMMENT ON VIEW long_stories IS 'Long';
