CREATE DOMAIN stars AS smallint CHECK (VALUE BETWEEN 1 AND 5);
CREATE FUNCTION most() RETURNS smallint LANGUAGE sql IMMUTABLE AS $$ SELECT 5::smallint $$;

CREATE TABLE ratings (
    story_id integer,
    stars stars DEFAULT most() NOT NULL,
    CONSTRAINT ratings_story_id_fkey FOREIGN KEY (story_id) REFERENCES stories (id)
);

GRANT SELECT ON TABLE ratings TO pg_monitor;
