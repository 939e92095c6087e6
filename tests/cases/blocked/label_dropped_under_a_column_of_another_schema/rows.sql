INSERT INTO stories (id, title, mood) VALUES (1, 'Rain', 'sad'), (2, 'Sun', 'happy');
CREATE SCHEMA diary;
CREATE TABLE diary.days (day date, moods mood[]);
