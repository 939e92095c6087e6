INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
CREATE SEQUENCE codes OWNED BY stories.title;
ALTER TABLE stories ALTER COLUMN title SET DEFAULT 'S-' || nextval('codes');
