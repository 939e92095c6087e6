INSERT INTO stories (id, title) VALUES (1, 'Rain');
CREATE TABLE story_changes (was stories);
CREATE FUNCTION shout(stories) RETURNS text LANGUAGE sql AS $$ SELECT upper($1.title) $$;
