DROP VIEW counted;
DROP VIEW long_stories;
ALTER TABLE stories ALTER COLUMN words TYPE bigint;

CREATE VIEW long_stories AS
SELECT id, title, words
FROM stories
WHERE words > 15;

CREATE VIEW counted AS SELECT count(*) AS n FROM long_stories;
COMMENT ON VIEW long_stories IS 'Long';
GRANT SELECT ON TABLE long_stories TO pg_monitor;
