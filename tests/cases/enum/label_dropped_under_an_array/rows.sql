INSERT INTO stories (id, title, history) VALUES (1, 'The Lighthouse', ARRAY['draft', 'published']::story_status[]), (2, 'It''s raining', '{}');
