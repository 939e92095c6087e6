ALTER TABLE stories ALTER COLUMN slug TYPE shop.slug USING slug::shop.slug;
