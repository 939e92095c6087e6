ALTER TABLE shop.items ALTER COLUMN slug TYPE shop.slug USING slug::shop.slug;
