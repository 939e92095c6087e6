INSERT INTO stories (id, title, price) VALUES (1, 'The Lighthouse', 1), (2, 'It''s raining', 2);
ALTER TABLE stories ALTER COLUMN title DROP NOT NULL;
ALTER TABLE stories ADD CONSTRAINT a_story_has_a_title NOT NULL title;
