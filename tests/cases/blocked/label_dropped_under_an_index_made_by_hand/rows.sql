INSERT INTO stories (mood) VALUES ('calm'), ('tense');
CREATE INDEX grim ON stories (id) WHERE mood = 'grim';
