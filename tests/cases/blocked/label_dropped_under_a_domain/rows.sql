INSERT INTO stories (id, title, mood) VALUES (1, 'Rain', 'sad'), (2, 'Sun', 'happy');
CREATE DOMAIN good_mood AS mood CHECK (VALUE <> 'sad');
