INSERT INTO stories (id, title, mood) VALUES (1, 'Rain', 'sad'), (2, 'Sun', 'happy');
CREATE FUNCTION cheer(mood) RETURNS mood LANGUAGE sql AS $$ SELECT 'happy'::mood $$;
