CREATE TYPE mood AS ENUM ('calm', 'tense');
ALTER TABLE stories ADD COLUMN moods mood[];
