CREATE TYPE mood AS ENUM ('calm', 'tense');
ALTER TABLE stories ALTER COLUMN value TYPE mood[] USING value::mood[];
