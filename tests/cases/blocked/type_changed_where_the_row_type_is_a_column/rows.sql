INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 5);
CREATE SCHEMA audit;
CREATE TABLE audit.changes (was stories, "when" timestamptz);
