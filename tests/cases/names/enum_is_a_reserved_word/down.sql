ALTER TYPE "order" RENAME TO order__before;
CREATE TYPE "order" AS ENUM ('calm', 'tense');
ALTER TABLE stories ALTER COLUMN mood TYPE "order" USING mood::text::"order";
DROP TYPE order__before;
