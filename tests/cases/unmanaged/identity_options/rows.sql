INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
ALTER TABLE stories ALTER COLUMN id SET START WITH 50 SET CACHE 5;
