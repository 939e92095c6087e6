INSERT INTO stories (id, title) VALUES (1, 'Rain');
CREATE DOMAIN story_row AS stories;
CREATE TABLE story_changes (was story_row[]);
