INSERT INTO stories (id, title, mood) VALUES (1, 'Rain', 'sad'), (2, 'Sun', 'happy');
CREATE VIEW moods AS SELECT DISTINCT mood FROM stories;
