INSERT INTO stories (id, title) VALUES (1, 'Rain');
INSERT INTO users (id, name) VALUES (1, 'Ann');
CREATE FUNCTION greeting(users) RETURNS text LANGUAGE sql AS $$ SELECT 'Hello ' || $1.name $$;
