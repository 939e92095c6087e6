INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 5);
CREATE SCHEMA old;
CREATE TABLE old.stories () INHERITS (stories);
CREATE VIEW old.story_sizes AS SELECT words FROM old.stories;
