INSERT INTO stories (id, title, price) VALUES (1, 'The Lighthouse', 1), (2, 'It''s raining', 2);
CREATE INDEX ix_stories_title ON stories (title);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_stories_title'::regclass;
