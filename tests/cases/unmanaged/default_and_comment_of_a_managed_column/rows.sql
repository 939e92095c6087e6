INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
ALTER TABLE stories ALTER COLUMN title SET DEFAULT 'Untitled';
COMMENT ON COLUMN stories.title IS 'By hand';
COMMENT ON TABLE stories IS 'By hand';
