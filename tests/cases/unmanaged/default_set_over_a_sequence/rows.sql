INSERT INTO stories (title, number) VALUES ('The Lighthouse', 1), ('It''s raining', 2);
