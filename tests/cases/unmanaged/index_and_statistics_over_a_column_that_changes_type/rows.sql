INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 5);
CREATE INDEX stories_by_size ON stories (words) WHERE words > 9;
CREATE STATISTICS story_spread ON title, words FROM stories;
ALTER TABLE stories ADD CONSTRAINT some_words CHECK (words > 0);
