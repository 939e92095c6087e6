INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
ALTER TABLE stories ADD COLUMN imported_from text DEFAULT 'paper' NOT NULL;
CREATE INDEX ON stories (imported_from);
