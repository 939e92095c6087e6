CREATE TYPE mood AS ENUM ('calm', 'tense');
DROP INDEX ix;
ALTER TABLE stories DROP CONSTRAINT ck;
ALTER TABLE stories ALTER COLUMN value TYPE mood USING value::mood;
ALTER TABLE stories ADD CONSTRAINT ck CHECK (value <> 'tense' OR title <> '');
CREATE INDEX ix ON stories (title) WHERE value = 'calm';
