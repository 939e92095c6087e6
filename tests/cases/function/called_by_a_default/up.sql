CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper(t) || '!' $$;

ALTER TABLE stories
    ADD COLUMN motto character varying DEFAULT shout('a'::text) NOT NULL;
