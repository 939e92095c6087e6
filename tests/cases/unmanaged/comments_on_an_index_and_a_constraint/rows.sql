INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
COMMENT ON INDEX ix_stories_title IS 'by hand';
COMMENT ON CONSTRAINT ck_stories_title ON stories IS 'by hand';
