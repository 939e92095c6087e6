DROP INDEX ix_stories_title;
DROP EXTENSION pg_trgm;
DROP SCHEMA extensions;
