INSERT INTO stories (id, status) VALUES (1, 'draft'), (2, 'published');
COMMENT ON TYPE story_status IS 'By hand';
