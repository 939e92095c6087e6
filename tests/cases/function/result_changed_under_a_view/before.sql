CREATE FUNCTION size(t text) RETURNS integer LANGUAGE sql AS $$ SELECT length(t) $$; CREATE VIEW sizes AS SELECT id, size(title) AS size FROM stories;
