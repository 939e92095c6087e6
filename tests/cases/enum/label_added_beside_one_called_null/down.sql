ALTER TYPE mood RENAME TO mood__before;
CREATE TYPE mood AS ENUM ('calm', 'NULL');
ALTER TABLE stories ALTER COLUMN mood TYPE mood USING mood::text::mood;
ALTER TABLE stories ALTER COLUMN moods DROP DEFAULT;
ALTER TABLE stories ALTER COLUMN moods TYPE mood[] USING moods::text[]::mood[];
ALTER TABLE stories ALTER COLUMN moods SET DEFAULT '{"NULL"}'::mood[];
DROP TYPE mood__before;
