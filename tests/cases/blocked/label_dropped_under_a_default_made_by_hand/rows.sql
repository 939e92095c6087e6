INSERT INTO stories (mood) VALUES ('calm'), ('tense');
ALTER TABLE stories ALTER COLUMN mood SET DEFAULT 'grim';
