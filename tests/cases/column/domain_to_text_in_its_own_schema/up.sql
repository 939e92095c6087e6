ALTER TABLE shop.items ALTER COLUMN slug TYPE text;
