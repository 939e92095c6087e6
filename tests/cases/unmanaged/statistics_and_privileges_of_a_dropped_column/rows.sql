INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 5);
CREATE STATISTICS story_spread ON title, words FROM stories;
GRANT UPDATE (words) ON stories TO pg_monitor;
