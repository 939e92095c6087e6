ALTER TABLE stories ALTER COLUMN finished TYPE boolean USING finished::boolean;
