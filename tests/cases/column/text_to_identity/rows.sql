INSERT INTO stories (title, number) VALUES ('The Lighthouse', '10'), ('It''s raining', '11');
