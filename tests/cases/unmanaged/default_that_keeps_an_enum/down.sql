ALTER TABLE stories ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE stories ALTER COLUMN mood TYPE mood USING mood::mood;
ALTER TABLE stories ALTER COLUMN mood SET DEFAULT (enum_range(NULL::mood))[1];
