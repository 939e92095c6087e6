ALTER TYPE mood RENAME TO mood__before;
CREATE TYPE mood AS ENUM ('glad');

ALTER TABLE stories ALTER COLUMN mood TYPE mood
    USING CASE WHEN mood = 'sad' THEN 'glad' ELSE mood::text END::mood;

DROP TYPE mood__before;
