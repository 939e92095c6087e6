INSERT INTO stories (id, title, price) VALUES (1, 'The Lighthouse', 1), (2, 'It''s raining', 2);
ALTER TABLE stories DROP CONSTRAINT ck_stories_price;
ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 0) NOT VALID;
