DROP VIEW calm_stories;
ALTER TYPE mood RENAME TO mood__before;
CREATE TYPE mood AS ENUM ('calm', 'wild');
ALTER TABLE stories ALTER COLUMN mood TYPE mood USING mood::text::mood;
CREATE VIEW calm_stories AS SELECT id, title, mood FROM stories WHERE mood = 'calm';
DROP TYPE mood__before;
