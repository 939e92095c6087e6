INSERT INTO stories (id, title, price) VALUES (1, 'The Lighthouse', 2), (2, 'It''s raining', 3);
COMMENT ON CONSTRAINT ck_stories_price ON stories IS 'Nothing is for free';
COMMENT ON INDEX ix_stories_title IS 'For the list';
COMMENT ON CONSTRAINT uq_stories_title ON stories IS 'No two alike';
COMMENT ON INDEX uq_stories_title IS 'An index, too';
