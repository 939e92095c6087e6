CREATE SCHEMA IF NOT EXISTS extensions;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA extensions VERSION '1.5';

CREATE INDEX ix_stories_title ON stories
    USING gin (title extensions.gin_trgm_ops);
