CREATE FUNCTION size(t text) RETURNS bigint LANGUAGE sql AS $$ SELECT length(t)::bigint $$; CREATE VIEW sizes AS SELECT id, size(title) AS size FROM stories;
