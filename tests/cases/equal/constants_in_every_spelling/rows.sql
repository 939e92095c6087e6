INSERT INTO stories (id, "no""te", mood) VALUES (1, 'a', 'glad'), (2, 'public.mood', 'sad');
