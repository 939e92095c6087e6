INSERT INTO stories (mood) VALUES ('calm'), ('tense');
CREATE TABLE drafts (mood mood DEFAULT 'grim');
