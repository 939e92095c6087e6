INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'Rain');
CREATE INDEX by_hand ON stories (lower(title));
CREATE VIEW shown AS SELECT id, title FROM stories;
CREATE TABLE log (story_id integer REFERENCES stories);
