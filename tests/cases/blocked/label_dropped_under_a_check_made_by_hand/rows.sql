INSERT INTO stories (mood) VALUES ('calm'), ('tense');
ALTER TABLE stories ADD CONSTRAINT not_grim CHECK (mood <> 'grim');
