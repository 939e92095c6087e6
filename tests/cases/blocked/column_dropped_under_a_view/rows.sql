INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 5);
CREATE VIEW story_sizes AS SELECT id, words FROM stories;
CREATE VIEW big_stories AS SELECT id FROM story_sizes WHERE words > 9;
