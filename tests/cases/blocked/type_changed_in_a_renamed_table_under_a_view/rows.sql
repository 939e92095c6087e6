INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 5);
CREATE VIEW story_sizes AS SELECT id, words FROM stories;
