INSERT INTO stories (title, words) VALUES ('The Lighthouse', 1), ('It''s raining', 2);
