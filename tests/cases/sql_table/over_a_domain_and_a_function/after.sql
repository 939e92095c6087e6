CREATE TABLE ratings (story_id integer REFERENCES stories, stars stars NOT NULL DEFAULT most());
CREATE DOMAIN stars AS smallint CHECK (VALUE BETWEEN 1 AND 5);
CREATE FUNCTION most() RETURNS smallint LANGUAGE sql IMMUTABLE AS $$ SELECT 5::smallint $$;
GRANT SELECT ON ratings TO pg_monitor;
