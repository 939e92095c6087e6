ALTER TYPE mood RENAME TO mood__before;
CREATE TYPE mood AS ENUM ('calm');
ALTER TABLE stories ALTER COLUMN mood TYPE mood USING mood::text::mood;
DROP TYPE mood__before;
