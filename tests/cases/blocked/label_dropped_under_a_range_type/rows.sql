INSERT INTO stories (id, title, mood) VALUES (1, 'Rain', 'sad'), (2, 'Sun', 'happy');
CREATE TYPE mood_range AS RANGE (subtype = mood);
