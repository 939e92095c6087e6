INSERT INTO stories (mood) VALUES ('calm'), ('tense');
ALTER TABLE stories ADD COLUMN dark boolean GENERATED ALWAYS AS (mood = 'grim') STORED;
