DROP VIEW calm_stories;
ALTER TYPE mood RENAME TO mood__before;
CREATE TYPE mood AS ENUM ('calm', 'wild', 'grim');
ALTER TABLE stories ALTER COLUMN mood TYPE mood USING mood::text::mood;
CREATE VIEW calm_stories AS SELECT id, title, mood FROM stories WHERE mood = 'calm';
CREATE VIEW grim_stories AS SELECT id FROM stories WHERE mood = 'grim';
DROP TYPE mood__before;
